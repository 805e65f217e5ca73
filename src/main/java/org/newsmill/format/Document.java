package org.newsmill.format;

import org.newsmill.article.ReceivedText;
import org.newsmill.text.Normaliser;

/**
 * An event's text as received, and what its headers say. Thread-confined: it remembers what was
 * asked of it.
 */
public final class Document {

    private final String text;
    private final Hints hints;
    private String content;
    private Boolean normalised;
    private Boolean stemmed;

    Document(String text, Hints hints) {
        this.text = text;
        this.hints = hints;
    }

    /** The decoded text, byte-order mark dropped, nothing else changed. */
    public String text() {
        return text;
    }

    /**
     * The text with its ends stripped and unpaired surrogates replaced; null where nothing is left.
     */
    public String content() {
        if (content == null) {
            content = ReceivedText.clean(text);
        }
        return content;
    }

    public Hints hints() {
        return hints;
    }

    /** Whether the content is what normalising would make of it. */
    boolean isNormalised() {
        if (normalised == null) {
            normalised = content() != null && Normaliser.isNormalised(content());
        }
        return normalised;
    }

    /** Whether the content, being normalised, looks as if it had been stemmed as well. */
    boolean looksStemmed() {
        if (stemmed == null) {
            stemmed = StemOdds.shipped().looksStemmed(content());
        }
        return stemmed;
    }
}
