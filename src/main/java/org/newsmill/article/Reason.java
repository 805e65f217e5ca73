package org.newsmill.article;

/** Why something could not be read: the {@code news-reason} of a dead letter. */
public enum Reason {
    /** There is no text. */
    EMPTY,
    /** The bytes do not fit their character set, or that is not known. */
    UNDECODABLE,
    /** The document breaks the rules of its format. */
    MALFORMED,
    /** The event, or the record it would become, is over its limit. */
    TOO_LARGE,
    /** Anything unforeseen. */
    FAILED
}
