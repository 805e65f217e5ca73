package org.newsmill.stream;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Divides outages, which time or an operator mends, from faults of the data, which only a dead
 * letter can report. An outage must never cost an event: it is retried in place for a short while,
 * then thrown, so that nothing is committed and the event is read again.
 */
final class Outages {

    /**
     * A transaction lasts ten seconds by default, so everything, the last attempt included, must
     * end well before.
     */
    static final Duration PATIENCE = Duration.ofMillis(7_900);

    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 1_000;

    private Outages() {}

    /**
     * Whether the fault lies with the broker, the registry or their set-up, and not with the event.
     */
    static boolean isOutage(Throwable thrown) {
        // Authentication and authorisation are among the invalid configurations.
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof RetriableException
                    || at instanceof InterruptException
                    || at instanceof InvalidConfigurationException
                    || at instanceof RestClientException
                    || at instanceof IOException
                    || at instanceof RegistryRefusedException) {
                return true;
            }
        }
        return false;
    }

    /** Throws on what is an outage; returns for a fault of the data. */
    static void rethrow(Throwable thrown) {
        if (isOutage(thrown)) {
            throw thrown instanceof RuntimeException unchecked
                    ? unchecked
                    : new SerializationException(thrown.getMessage(), thrown);
        }
    }

    /**
     * Does something that needs the registry, again and again while there is an outage and patience
     * lasts.
     *
     * @param longest how long one attempt may take; none begins that might end after {@link
     *     #PATIENCE}
     * @throws RuntimeException the last outage, or at once anything that is none
     */
    static <T> T retrying(Duration longest, Supplier<T> work) {
        long lastStart = System.nanoTime() + PATIENCE.minus(longest).toNanos();
        long pause = FIRST_PAUSE_MS;
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException thrown) {
                boolean stillTime = System.nanoTime() + pause * 1_000_000 < lastStart;
                if (!isOutage(thrown) || thrown instanceof RegistryRefusedException || !stillTime) {
                    throw thrown;
                }
                pause(pause);
                pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
            }
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }
}
