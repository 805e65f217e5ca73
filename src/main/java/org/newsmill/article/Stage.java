package org.newsmill.article;

import java.util.Locale;

/** How far an article had come when it was rejected: the {@code news-stage} of a dead letter. */
public enum Stage {
    /** Bytes to text, and which format it is. */
    DETECT("Its bytes were decoded and its format looked for."),
    /** A document is cut into articles. */
    PARSE("Its document was cut into articles."),
    /** Normalising, stemming, counting. */
    ANALYSE("Its text was normalised, stemmed and counted."),
    /** The record is completed. */
    ENRICH("Its record was completed."),
    /** The record becomes bytes, and their size is checked. */
    SERIALISE("Its record was written as bytes, and their size checked.");

    private final String doc;

    Stage(String doc) {
        this.doc = doc;
    }

    /** What was done to the article at this stage, one sentence. */
    public String doc() {
        return doc;
    }

    /** As it stands in a letter's header: {@code parse}. */
    public String headerValue() {
        return name().toLowerCase(Locale.ROOT);
    }
}
