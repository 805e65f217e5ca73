package org.newsmill.article;

import java.util.Objects;
import java.util.StringJoiner;

/**
 * An article, or an event, that could not become a record. An ordinary result: parsers return it.
 * Immutable; begin with {@link #of} or {@link #failed} and add what is known.
 *
 * @param reason the kind of fault
 * @param message what is wrong, for a person
 * @param ordinal the article's number within its event, from 0
 * @param format the name of the format it was read as; null if none was found
 * @param span where the broken article stands in the event's text; null for the whole event
 * @param at where the fault is
 * @param stage how far it had come
 * @param cause what was thrown, or null
 */
public record Rejection(
        Reason reason,
        String message,
        int ordinal,
        String format,
        Span span,
        Place at,
        Stage stage,
        Throwable cause)
        implements Outcome {

    private static final int MAX_CAUSES = 5;

    public Rejection {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(stage, "stage");
    }

    /** The rejection of a whole event, before its format is known. */
    public static Rejection of(Reason reason, String message) {
        return new Rejection(reason, message, 0, null, null, Place.NOWHERE, Stage.DETECT, null);
    }

    /**
     * A rejection as {@link Reason#FAILED} for something that no rule foresaw; the message names
     * its causes too.
     */
    public static Rejection failed(Throwable thrown) {
        StringJoiner message = new StringJoiner(", caused by ");
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < MAX_CAUSES; depth++) {
            message.add(
                    at.getMessage() == null
                            ? at.getClass().getSimpleName()
                            : at.getClass().getSimpleName() + ": " + at.getMessage());
            at = at.getCause();
        }
        return new Rejection(
                Reason.FAILED,
                message.toString(),
                0,
                null,
                null,
                Place.NOWHERE,
                Stage.DETECT,
                thrown);
    }

    /** The same rejection, of one article of a document of that format. */
    public Rejection ofArticle(String readAs, int number, Span stretch) {
        return new Rejection(reason, message, number, readAs, stretch, at, stage, cause);
    }

    /** The same rejection, for a fault at that place. */
    public Rejection at(Place place) {
        return new Rejection(reason, message, ordinal, format, span, place, stage, cause);
    }

    /** The same rejection, at that stage. */
    public Rejection during(Stage reached) {
        return new Rejection(reason, message, ordinal, format, span, at, reached, cause);
    }

    /** The same rejection, of another stretch of its event. */
    public Rejection withSpan(Span other) {
        return new Rejection(reason, message, ordinal, format, other, at, stage, cause);
    }
}
