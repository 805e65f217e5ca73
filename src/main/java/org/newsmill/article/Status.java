package org.newsmill.article;

/** What {@code status} may say: whether a story may be used. */
public final class Status {

    public static final String USABLE = "USABLE";
    public static final String WITHHELD = "WITHHELD";
    public static final String CANCELLED = "CANCELLED";

    private Status() {}
}
