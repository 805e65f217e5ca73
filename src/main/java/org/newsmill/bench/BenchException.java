package org.newsmill.bench;

/** A benchmark whose figures would mean nothing; the message says why, for a person. */
final class BenchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BenchException(String message) {
        super(message);
    }

    BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
