package org.newsmill.format.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One entity of MIME (RFC 2045, section 2.4): a message, or a part of one. Filled in by {@link
 * MailReader}, not changed afterwards.
 */
final class Part {

    private final Map<String, String> headers = new HashMap<>();
    private final boolean inDigest;
    private Parameters type;

    /** The parts of a multipart; of a {@code message/rfc822} the message. */
    final List<Part> children = new ArrayList<>(0);

    /** The body without its transfer encoding; null if it is no text. */
    byte[] body;

    /**
     * @param inDigest whether it stands in a multipart/digest, where parts are messages by default
     */
    Part(boolean inDigest) {
        this.inDigest = inDigest;
    }

    /** Takes a header; of several of a name the first that is not blank counts. */
    void add(String lowerCaseName, String unfolded) {
        if (!unfolded.isBlank()) {
            headers.putIfAbsent(lowerCaseName, unfolded);
        }
    }

    /** A header, unfolded, each byte a character, nothing decoded; null if there is none. */
    String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    /** Its content type. */
    Parameters type() {
        if (type == null) {
            type = Parameters.of(header("content-type"));
        }
        return type;
    }

    /** Its media type in lower case; text/plain if it says none that can be read. */
    String mediaType() {
        String said = type().main();
        if (said.indexOf('/') > 0) {
            return said;
        }
        return said.isEmpty() && inDigest ? "message/rfc822" : "text/plain";
    }

    boolean isMessage() {
        return mediaType().equals("message/rfc822") || mediaType().equals("message/global");
    }

    boolean isMultipart() {
        return mediaType().startsWith("multipart/");
    }

    /** Whether it is to be saved as a file and not to be read (RFC 2183). */
    boolean isAttachment() {
        return disposition().main().equals("attachment");
    }

    /** Whether it has the name of a file. */
    boolean isFile() {
        return type().get("name") != null || disposition().get("filename") != null;
    }

    private Parameters disposition() {
        return Parameters.of(header("content-disposition"));
    }
}
