package org.newsmill.enrich;

import org.newsmill.language.Languages;

/**
 * What may be chosen about enrichment beside the fields.
 *
 * @param defaultLanguage BCP 47: as what language a text is treated whose language is neither said
 *     nor to be seen
 * @param leavesOutStopWords whether {@code terms} are without function words
 */
public record EnrichOptions(String defaultLanguage, boolean leavesOutStopWords) {

    /** English, and every term. */
    public static final EnrichOptions DEFAULT = new EnrichOptions(Languages.ENGLISH.tag(), false);
}
