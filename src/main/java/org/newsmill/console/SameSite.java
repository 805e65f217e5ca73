package org.newsmill.console;

import io.javalin.http.Context;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Keeps the page to itself: whoever asks has to be this very page, and nothing of it reaches
 * another. Thread-safe.
 */
final class SameSite {

    private static final String CONTENT_SECURITY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                    + " img-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final String host;
    private final boolean isOnLoopback;

    /**
     * @param host that is listened on
     */
    SameSite(String host) {
        this.host = host;
        this.isOnLoopback = isLoopback(host);
    }

    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /**
     * Whether it is asked by this very page. A page of another site can send requests here, and a
     * name of its own that it lets point here (DNS rebinding); neither has our origin and host.
     */
    boolean isAllowed(Context context) {
        String asked = context.header("Host");
        String origin = context.header("Origin");
        boolean isOurs =
                origin == null
                        || origin.equals("http://" + asked)
                        || origin.equals("https://" + asked); // behind a proxy that ends TLS
        if (asked == null || !isOurs) {
            return false;
        }
        int colon = asked.lastIndexOf(':');
        String name = colon > asked.lastIndexOf(']') ? asked.substring(0, colon) : asked;
        return !isOnLoopback
                || name.equalsIgnoreCase("localhost")
                || name.equals("[::1]")
                || name.matches("127(\\.\\d{1,3}){3}")
                || name.equals(host);
    }

    /** Content Security Policy, level 3, and what browsers are told besides. */
    static void protect(Context context) {
        context.header("Content-Security-Policy", CONTENT_SECURITY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cache-Control", "no-store");
    }
}
