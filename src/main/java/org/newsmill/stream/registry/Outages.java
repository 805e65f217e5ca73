package org.newsmill.stream.registry;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.newsmill.article.Outage;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Divides outages of the registry, which time or an operator ends, from faults of a record, which
 * only a dead letter can report. An outage must never cost an event: it is retried in place for a
 * short while, then thrown as an {@link Outage}, so that nothing is committed and the event is read
 * again.
 */
public final class Outages {

    /**
     * A transaction lasts ten seconds by default, so everything, the last attempt included, must
     * end well before.
     */
    static final Duration PATIENCE = Duration.ofMillis(7_900);

    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 1_000;

    private Outages() {}

    /**
     * Whether what Confluent's serializer threw is the registry's fault, or that of the way to it,
     * and not the record's. To be asked of nothing else: a parser's exceptions are often {@link
     * IOException}s as well.
     */
    public static boolean isOutage(Throwable thrown) {
        boolean serializers = false;
        // Authentication and authorisation are among the invalid configurations.
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            serializers |= at instanceof SerializationException;
            if (at instanceof RetriableException
                    || at instanceof InterruptException
                    || at instanceof InvalidConfigurationException
                    || at instanceof RestClientException
                    || at instanceof Outage
                    || serializers && at instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    /**
     * Does something that needs the registry, again and again while there is an outage and patience
     * lasts.
     *
     * @param longest how long one attempt may take; none begins that might end after {@link
     *     #PATIENCE}
     * @throws RuntimeException the last outage, or at once anything that is none
     */
    public static <T> T retrying(Duration longest, Supplier<T> work) {
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
