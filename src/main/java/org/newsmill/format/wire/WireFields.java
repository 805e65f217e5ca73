package org.newsmill.format.wire;

import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.markup.XmlElement;

import java.util.Locale;

/** What a story's wrapping leaves to what is wrapped. Thread-safe. */
final class WireFields {

    private WireFields() {}

    /**
     * Takes from a NITF what the item around it does not say. Its number, version and life are
     * those of the item.
     */
    static void complete(EnrichedArticle draft, XmlElement nitf) {
        EnrichedArticle inner = new EnrichedArticle();
        NitfParser.fill(inner, nitf);
        if (draft.getTitle() == null) {
            draft.setTitle(inner.getTitle());
        }
        if (draft.getSummary() == null) {
            draft.setSummary(inner.getSummary());
        }
        if (draft.getByline() == null) {
            draft.setByline(inner.getByline());
        }
        if (draft.getDateline() == null) {
            draft.setDateline(inner.getDateline());
        }
        if (draft.getSlugline() == null) {
            draft.setSlugline(inner.getSlugline());
        }
        if (draft.getRights() == null) {
            draft.setRights(inner.getRights());
        }
        if (draft.getUrgency() == null) {
            draft.setUrgency(inner.getUrgency());
        }
        if (draft.getLanguage() == null && inner.getLanguage() != null) {
            draft.setLanguage(inner.getLanguage());
            draft.setLanguageSource(inner.getLanguageSource());
        }
    }

    /** Whether content of that media type may be prose; so it may if none is said. */
    static boolean isText(String type) {
        if (type == null || type.isBlank()) {
            return true;
        }
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.startsWith("text/") && !lower.contains("css")
                || lower.contains("html")
                || lower.contains("xml")
                || lower.contains("nitf");
    }
}
