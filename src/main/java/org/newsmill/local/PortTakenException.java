package org.newsmill.local;

/** A server could not be started because another program listens on the port it was given. */
public final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int port;

    PortTakenException(int port, Throwable cause) {
        super("port " + port + " is in use by another program", cause);
        this.port = port;
    }

    /** The port that was asked for, so that a caller can name the option that sets it. */
    public int port() {
        return port;
    }
}
