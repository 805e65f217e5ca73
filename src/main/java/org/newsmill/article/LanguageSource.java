package org.newsmill.article;

import org.newsmill.avro.EnrichedArticle;

/** What {@code languageSource} may say: who says in which language an article is. */
public final class LanguageSource {

    /** The document, or the feed that it is in. */
    public static final String DOCUMENT = "DOCUMENT";

    /** A header of the event. */
    public static final String HEADER = "HEADER";

    /** Nobody: it was found by the letters of the text. */
    public static final String TEXT = "TEXT";

    private LanguageSource() {}

    /**
     * Gives a draft its language and who says so.
     *
     * @param tag BCP 47; null leaves the draft as it is
     */
    public static void say(EnrichedArticle draft, String tag, String source) {
        if (tag != null) {
            draft.setLanguage(tag);
            draft.setLanguageSource(source);
        }
    }
}
