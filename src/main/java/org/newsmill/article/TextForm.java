package org.newsmill.article;

/** How far a text has come on its way from prose to stems when it reaches Newsmill. */
public enum TextForm {
    /** As a person wrote it: still to be normalised, then stemmed. */
    PROSE,
    /** Lower-cased tokens joined by single spaces: still to be stemmed. */
    NORMALISED,
    /** Stems: stemming is not idempotent, so it must not be stemmed again. */
    STEMMED
}
