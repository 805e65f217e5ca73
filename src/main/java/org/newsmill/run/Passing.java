package org.newsmill.run;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RetriableException;
import org.newsmill.kafka.ClientCheck;

/**
 * Divides what may pass while the processor waits at its start, by time or by what an operator does
 * to Kafka, from what needs other settings of ours.
 */
final class Passing {

    private Passing() {}

    /**
     * Whether waiting may help: Kafka does not answer or cannot be found, it refuses us (a user or
     * a permission may be created later than we start), or it has fewer brokers than a topic needs
     * replicas (they may still be starting).
     */
    static boolean mayPass(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof RetriableException
                    || at instanceof AuthenticationException
                    || at instanceof AuthorizationException
                    || at instanceof InvalidReplicationFactorException
                    || ClientCheck.isUnresolved(at)) {
                return true;
            }
        }
        return false;
    }
}
