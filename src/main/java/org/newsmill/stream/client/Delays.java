package org.newsmill.stream.client;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.newsmill.article.Dates;
import org.newsmill.meter.Meters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How old events are when their records are committed, see {@link Meters#DELAY}. Used by the thread
 * of one producer; the timers may be shared.
 */
final class Delays {

    private static final String EVENT_TIME = "ce_time";
    private static final int MOST = 10_000;

    private final Timer byTimestamp;
    private final Timer byEventTime;
    private final Times timestamps = new Times();
    private final Times eventTimes = new Times();

    Delays(MeterRegistry meters) {
        byTimestamp = Meters.DELAY.timer(meters, "timestamp");
        byEventTime = Meters.DELAY.timer(meters, EVENT_TIME);
    }

    /** A record of an article is sent; it has the time of its event. */
    void sent(ProducerRecord<byte[], byte[]> record) {
        if (record.timestamp() != null) {
            timestamps.add(record.timestamp());
        }
        Header said = record.headers().lastHeader(EVENT_TIME);
        if (said != null && said.value() != null) {
            addEventTime(new String(said.value(), StandardCharsets.UTF_8));
        }
    }

    private void addEventTime(String said) {
        Instant time = Dates.instant(said.strip());
        if (time != null) {
            eventTimes.add(time.toEpochMilli());
        }
    }

    /** What was sent is committed. */
    void committed() {
        long now = System.currentTimeMillis();
        timestamps.record(byTimestamp, now);
        eventTimes.record(byEventTime, now);
    }

    /** What was sent is given up. */
    void givenUp() {
        timestamps.count = 0;
        eventTimes.count = 0;
    }

    /** Times of one transaction; beyond a bound they are left out. */
    private static final class Times {

        private long[] times = new long[64];
        private int count;

        void add(long time) {
            if (count == times.length && count < MOST) {
                times = Arrays.copyOf(times, Math.min(MOST, 2 * count));
            }
            if (count < times.length) {
                times[count++] = time;
            }
        }

        void record(Timer timer, long now) {
            for (int i = 0; i < count; i++) {
                timer.record(Math.max(0, now - times[i]), TimeUnit.MILLISECONDS);
            }
            count = 0;
        }
    }
}
