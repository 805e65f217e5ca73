package org.newsmill.article;

import java.util.Locale;

/** What {@code status} may say: whether a story may be used. */
public final class Status {

    public static final String USABLE = "USABLE";
    public static final String WITHHELD = "WITHHELD";
    public static final String CANCELLED = "CANCELLED";

    private Status() {}

    /**
     * Reads IPTC's publishing status (NewsML-G2, section 'pubStatus'; ninjs) in any case, with or
     * without its scheme: {@code stat:canceled}, {@code Withheld}.
     *
     * @param written may be null
     * @return null if it says nothing of whether the story may be used
     */
    public static String read(String written) {
        if (written == null) {
            return null;
        }
        int scheme = Math.max(written.lastIndexOf(':'), written.lastIndexOf('/'));
        return switch (written.substring(scheme + 1).strip().toLowerCase(Locale.ROOT)) {
            case "usable" -> USABLE;
            case "withheld", "embargoed" -> WITHHELD;
            case "canceled", "cancelled", "killed" -> CANCELLED;
            default -> null;
        };
    }
}
