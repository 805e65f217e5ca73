package org.newsmill.stream;

import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.stream.event.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Tells a person of rejected articles: for each reason one line a minute at most, however many
 * there are, and never what an article says; the messages of rejections may quote it, and are told
 * at DEBUG only. Thread-safe.
 */
final class RejectionLog {

    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(RejectionLog.class);

    private final LongSupplier nanos;
    private final Map<Reason, Quiet> quiet = new EnumMap<>(Reason.class);

    /** Since when there was no line of a reason, and how many articles there were since. */
    private static final class Quiet {
        private boolean told;
        private long since;
        private long untold;
    }

    /**
     * @param nanos a clock as {@link System#nanoTime()}
     */
    RejectionLog(LongSupplier nanos) {
        this.nanos = nanos;
        for (Reason reason : Reason.values()) {
            quiet.put(reason, new Quiet());
        }
    }

    void rejected(Event event, Rejection rejection) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("Rejected {}: {}", place(event, rejection), rejection.message());
        }
        long others = untold(quiet.get(rejection.reason()));
        if (others >= 0) {
            LOG.info(
                    "Rejected, {}: {}{}. 'newsmill tail --dead-letters' shows why",
                    rejection.reason(),
                    place(event, rejection),
                    others == 0 ? "" : ", and " + others + " more for that reason since the last");
        }
    }

    /**
     * @return how many were not told of before; negative if this one is not to be told of either
     */
    private long untold(Quiet of) {
        long now = nanos.getAsLong();
        synchronized (of) {
            if (of.told && now - of.since < PAUSE) {
                of.untold++;
                return -1;
            }
            long others = of.untold;
            of.told = true;
            of.since = now;
            of.untold = 0;
            return others;
        }
    }

    private static String place(Event event, Rejection rejection) {
        return event.topic()
                + "-"
                + event.partition()
                + " at offset "
                + event.offset()
                + ", article "
                + rejection.ordinal()
                + (rejection.format() == null ? "" : ", " + rejection.format())
                + ", stage "
                + rejection.stage().headerValue();
    }
}
