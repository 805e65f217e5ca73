package org.newsmill.stream;

import org.newsmill.article.Outage;

/**
 * The registry refuses the schema: an error of the deployment that no retry mends, so the processor
 * stops and says so. Nothing is committed meanwhile.
 */
public final class RegistryRefusedException extends Outage {

    private static final long serialVersionUID = 1L;

    RegistryRefusedException(String topic, Throwable cause) {
        super(
                "the schema registry refuses the schema of "
                        + topic
                        + " as incompatible with what is registered, so the processor stops;"
                        + " nothing is lost: "
                        + cause.getMessage(),
                cause);
    }
}
