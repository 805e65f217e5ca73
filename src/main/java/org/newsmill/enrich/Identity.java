package org.newsmill.enrich;

import org.newsmill.article.Article;
import org.newsmill.avro.EnrichedArticle;

/** By what name an article is known. */
final class Identity {

    private Identity() {}

    /** Source and number if both are known, else the content; needs {@code contentHash}. */
    static void enrich(Article article, Analysis analysis, EnrichedArticle record) {
        if (record.getSource() != null && record.getNativeId() != null) {
            record.setId(ArticleId.of(record.getSource(), record.getNativeId()));
            return;
        }
        String id = ArticleId.ofHash(record.getContentHash());
        boolean own = article.siblings() == null || article.siblings().claim(id, article.ordinal());
        record.setId(own ? id : id + "-" + article.ordinal());
    }
}
