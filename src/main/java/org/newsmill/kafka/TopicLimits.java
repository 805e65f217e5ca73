package org.newsmill.kafka;

import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.newsmill.stream.record.RecordLimits;
import org.newsmill.stream.record.TimeWindow;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What of a topic's settings decides which records it takes. The values are those in effect, so
 * those of the whole cluster count if a topic has none of its own.
 */
public final class TopicLimits {

    /** With these the broker leaves a batch as its producer packed it, or unpacks it. */
    private static final Set<String> NOT_PACKED = Set.of("producer", "uncompressed");

    private TopicLimits() {}

    /**
     * What those topics take.
     *
     * @param fallback for topics that are not among them, in bytes
     * @param packing whether the producer compresses
     */
    public static RecordLimits of(
            Map<ConfigResource, Config> topics, int fallback, boolean packing) {
        Map<String, Integer> bytes = new HashMap<>();
        Map<String, TimeWindow> times = new HashMap<>();
        topics.forEach(
                (topic, settings) -> {
                    bytes.put(topic.name(), bytes(settings, packing));
                    times.put(topic.name(), times(settings));
                });
        return new RecordLimits(bytes, fallback, times);
    }

    /** The largest record in bytes, of a producer that does not compress. */
    public static int bytes(Config settings) {
        return bytes(settings, false);
    }

    /** Before it is compressed; no more than a segment of the log may have. */
    private static int bytes(Config settings, boolean packing) {
        int most =
                Math.min(
                        number(settings, TopicConfig.MAX_MESSAGE_BYTES_CONFIG).intValue(),
                        number(settings, TopicConfig.SEGMENT_BYTES_CONFIG).intValue());
        String codec = value(settings, TopicConfig.COMPRESSION_TYPE_CONFIG);
        return packing || !NOT_PACKED.contains(codec) ? most - growth(most) : most;
    }

    /** By what packing may make larger what cannot be packed: blocks have headers of their own. */
    private static int growth(int bytes) {
        return Math.min(bytes, bytes / 1_000 + 200);
    }

    public static TimeWindow times(Config settings) {
        return isAppendTime(settings)
                ? TimeWindow.ANY
                : new TimeWindow(
                        number(settings, TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG),
                        number(settings, TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG));
    }

    /** Whether records have the time at which the broker got them, whatever time they came with. */
    public static boolean isAppendTime(Config settings) {
        return value(settings, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).equals("LogAppendTime");
    }

    /** Whether records without a key are refused, and of those with equal keys only one is kept. */
    public static boolean isCompacted(Config settings) {
        return value(settings, TopicConfig.CLEANUP_POLICY_CONFIG)
                .contains(TopicConfig.CLEANUP_POLICY_COMPACT);
    }

    /** How long records are kept, in milliseconds; negative means forever. */
    public static long retention(Config settings) {
        return value(settings, TopicConfig.CLEANUP_POLICY_CONFIG)
                        .contains(TopicConfig.CLEANUP_POLICY_DELETE)
                ? number(settings, TopicConfig.RETENTION_MS_CONFIG)
                : -1;
    }

    private static Long number(Config settings, String key) {
        return Long.valueOf(value(settings, key));
    }

    private static String value(Config settings, String key) {
        return settings.get(key).value();
    }
}
