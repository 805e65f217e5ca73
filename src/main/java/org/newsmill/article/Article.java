package org.newsmill.article;

import org.newsmill.avro.EnrichedArticle;

import java.util.Objects;

/**
 * One article as a parser read it, before any work on its text. Its draft is filled in step by step
 * and becomes the record, so an article belongs to one event and one thread.
 *
 * @param form how far its text is processed already
 * @param ordinal its number within its event, from 0
 * @param span where the article stands in the event's text; null if it is the event
 * @param text the text as received, ends stripped; empty only of a story that was cancelled
 * @param said what document and headers say of it, {@code format} among them: a draft of the
 *     record, in which the computed fields are still null
 * @param siblings those of its event that are known by their content alone, as it is; null if there
 *     are no others
 */
public record Article(
        TextForm form, int ordinal, Span span, String text, EnrichedArticle said, Siblings siblings)
        implements Outcome {

    /** An article that is alone, or has a number of its own. */
    public Article(TextForm form, int ordinal, Span span, String text, EnrichedArticle said) {
        this(form, ordinal, span, text, said, null);
    }

    public Article {
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(said, "said");
    }

    /** The name of its format. */
    public String format() {
        return said.getFormat();
    }

    /** The same article, standing elsewhere in its event. */
    public Article withSpan(Span other) {
        return new Article(form, ordinal, other, text, said, siblings);
    }

    /** The same article beside others that are known by their content alone. */
    public Article withSiblings(Siblings others) {
        return new Article(form, ordinal, span, text, said, others);
    }

    /** What happened to this article at a later stage. */
    public Rejection rejected(Rejection rejection, Stage stage) {
        return rejection.ofArticle(format(), ordinal, span).during(stage);
    }
}
