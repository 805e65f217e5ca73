package org.newsmill.article;

/** What {@code completeness} may say: how much of the story the text is. Null if nobody knows. */
public final class Completeness {

    /** The whole story. */
    public static final String WHOLE = "WHOLE";

    /** A summary, or what stands before a paywall. */
    public static final String TEASER = "TEASER";

    /** Cut off somewhere. */
    public static final String TRUNCATED = "TRUNCATED";

    /** There is a title alone. */
    public static final String HEADLINE = "HEADLINE";

    private Completeness() {}
}
