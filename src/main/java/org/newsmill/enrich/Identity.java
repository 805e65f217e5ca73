package org.newsmill.enrich;

import org.newsmill.article.Article;
import org.newsmill.article.Status;
import org.newsmill.avro.EnrichedArticle;

/** By what name an article is known. */
final class Identity {

    private Identity() {}

    /**
     * Source and number if both are known; the number alone of a story of which versions are sent,
     * so that a correction or a kill finds it; else the content. Needs {@code contentHash}.
     */
    static void enrich(Article article, Analysis analysis, EnrichedArticle record) {
        if (record.getNativeId() != null && record.getSource() != null) {
            record.setId(ArticleId.of(record.getSource() + "/" + record.getNativeId()));
        } else if (record.getNativeId() != null && hasVersions(record)) {
            record.setId(ArticleId.of(record.getNativeId()));
        } else {
            String id = ArticleId.ofHash(record.getContentHash());
            boolean own =
                    article.siblings() == null || article.siblings().claim(id, article.ordinal());
            record.setId(own ? id : id + "-" + article.ordinal());
        }
    }

    private static boolean hasVersions(EnrichedArticle record) {
        return record.getVersion() != null || !Status.USABLE.equals(record.getStatus());
    }
}
