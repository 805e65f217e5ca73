package org.newsmill.article;

import org.newsmill.avro.ArticleFormat;

import java.util.Objects;

/**
 * One article as a parser read it, before any work on its text. Immutable.
 *
 * @param format how it arrived
 * @param form how far its text is processed already
 * @param ordinal its number within its event, from 0
 * @param nativeId the document's own identifier, or null
 * @param source the publisher or feed, or null
 * @param title the headline as received, ends stripped, or null
 * @param published when it was published; never null, see {@link Published#UNKNOWN}
 * @param language BCP 47 tag, or null
 * @param text the text as received, ends stripped; never blank
 * @param span where the article stands in the event's text, or null where it is the event
 */
public record Article(
        ArticleFormat format,
        TextForm form,
        int ordinal,
        String nativeId,
        String source,
        String title,
        Published published,
        String language,
        String text,
        Span span)
        implements Outcome {

    public Article {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(published, "published");
        Objects.requireNonNull(text, "text");
    }

    /** An article that is its whole event and says nothing of itself but its text. */
    public static Article ofText(ArticleFormat format, TextForm form, String text) {
        return new Article(format, form, 0, null, null, null, Published.UNKNOWN, null, text, null);
    }

    /** The same article with what its event says of it, where it does not say so itself. */
    public Article orElse(
            String otherId, String otherSource, String otherTitle, Published otherPublished) {
        return new Article(
                format,
                form,
                ordinal,
                nativeId == null ? otherId : nativeId,
                source == null ? otherSource : source,
                title == null ? otherTitle : title,
                published.isSaid() ? published : otherPublished,
                language,
                text,
                span);
    }

    /** The same article, standing elsewhere in its event. */
    public Article withSpan(Span other) {
        return new Article(
                format, form, ordinal, nativeId, source, title, published, language, text, other);
    }
}
