package org.newsmill.bench;

/**
 * One measurement of throughput.
 *
 * @param seconds from the first record to the last commit
 * @param articlesPerSecond in that time
 * @param megabytesPerSecond of input, in millions of bytes
 * @param cpuSecondsPerGigabyte of input: processor time of the streams' processes
 * @param peakHeapMegabytes the fullest heap of any process, what could be collected included
 * @param liveHeapMegabytes the most that a collection left
 * @param bytesOutPerByteIn keys and values written against values read
 */
record Trial(
        double seconds,
        double articlesPerSecond,
        double megabytesPerSecond,
        double cpuSecondsPerGigabyte,
        double peakHeapMegabytes,
        double liveHeapMegabytes,
        double bytesOutPerByteIn) {}
