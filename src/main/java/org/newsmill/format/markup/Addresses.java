package org.newsmill.format.markup;

import java.net.URI;
import java.net.URISyntaxException;

/** Absolute addresses out of relative ones (RFC 3986, section 5). */
public final class Addresses {

    private Addresses() {}

    /**
     * @param base may be null, or no address
     * @param reference absolute or relative
     * @return the reference as written, if it is absolute or the base is of no use
     */
    public static String resolve(String base, String reference) {
        if (base == null || base.isEmpty() || isAbsolute(reference)) {
            return reference;
        }
        try {
            String resolved = resolved(base, reference.replace(" ", "%20"));
            return isAbsolute(base) && !isAbsolute(resolved) ? reference : resolved;
        } catch (URISyntaxException | IllegalArgumentException noAddress) {
            return reference;
        }
    }

    private static String resolved(String base, String reference) throws URISyntaxException {
        // The JDK resolves these by an older standard (RFC 2396).
        if (reference.isEmpty() || reference.charAt(0) == '#') {
            return upTo(base, '#') + reference;
        }
        if (reference.charAt(0) == '?') {
            return upTo(upTo(base, '#'), '?') + reference;
        }
        URI uri = new URI(base.replace(" ", "%20"));
        if (uri.getRawAuthority() != null && uri.getRawPath().isEmpty()) {
            uri = new URI(uri.getScheme() + "://" + uri.getRawAuthority() + "/");
        }
        return uri.resolve(reference).toString();
    }

    private static String upTo(String address, char end) {
        int at = address.indexOf(end);
        return at < 0 ? address : address.substring(0, at);
    }

    /** Whether it is an absolute address on the web; schemes are of any case (RFC 3986, 3.1). */
    public static boolean isOnWeb(String address) {
        return address.regionMatches(true, 0, "http://", 0, 7)
                || address.regionMatches(true, 0, "https://", 0, 8);
    }

    /** Whether it begins with a scheme. */
    public static boolean isAbsolute(String address) {
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == ':') {
                return i > 0;
            }
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean other = c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.';
            if (!letter && !(other && i > 0)) {
                return false;
            }
        }
        return false;
    }
}
