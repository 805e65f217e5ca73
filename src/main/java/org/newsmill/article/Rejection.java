package org.newsmill.article;

import org.newsmill.avro.ArticleFormat;

import java.util.Objects;
import java.util.StringJoiner;

/**
 * An article, or an event, that could not become a record. An ordinary result: parsers return it.
 * Immutable.
 *
 * @param reason the kind of fault
 * @param message what is wrong, for a person
 * @param ordinal the article's number within its event, from 0
 * @param format the format it was read as, or null where it did not come so far
 * @param span where the broken article stands in the event's text, or null for the whole event
 * @param cause what was thrown, or null
 * @param at where the fault is
 */
public record Rejection(
        Reason reason,
        String message,
        int ordinal,
        ArticleFormat format,
        Span span,
        Throwable cause,
        Place at)
        implements Outcome {

    private static final int MAX_CAUSES = 5;

    public Rejection {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(at, "at");
    }

    /** A rejection for what is not at one place. */
    public Rejection(
            Reason reason,
            String message,
            int ordinal,
            ArticleFormat format,
            Span span,
            Throwable cause) {
        this(reason, message, ordinal, format, span, cause, Place.NOWHERE);
    }

    /** The rejection of a whole event, before its format is known. */
    public static Rejection ofEvent(Reason reason, String message) {
        return ofEvent(reason, message, Place.NOWHERE);
    }

    /** The rejection of a whole event, for a fault at one place. */
    public static Rejection ofEvent(Reason reason, String message, Place at) {
        return new Rejection(reason, message, 0, null, null, null, at);
    }

    /** The rejection of an article that could be read, for what happened to it later. */
    public static Rejection of(Article article, Reason reason, String message, Throwable cause) {
        return new Rejection(
                reason, message, article.ordinal(), article.format(), article.span(), cause);
    }

    /**
     * A rejection as {@link Reason#FAILED} for something that no rule foresaw; the message names
     * its causes too.
     */
    public static Rejection failed(int ordinal, ArticleFormat format, Span span, Throwable thrown) {
        StringJoiner message = new StringJoiner(", caused by ");
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < MAX_CAUSES; depth++) {
            message.add(
                    at.getMessage() == null
                            ? at.getClass().getSimpleName()
                            : at.getClass().getSimpleName() + ": " + at.getMessage());
            at = at.getCause();
        }
        return new Rejection(Reason.FAILED, message.toString(), ordinal, format, span, thrown);
    }

    /** The same rejection, of another stretch of its event. */
    public Rejection withSpan(Span other) {
        return new Rejection(reason, message, ordinal, format, other, cause, at);
    }
}
