package org.newsmill.stream;

/**
 * The registry refuses the schema: an error of the deployment that no retry mends, so the processor
 * stops and says so. Nothing is committed meanwhile.
 */
public final class RegistryRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegistryRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
