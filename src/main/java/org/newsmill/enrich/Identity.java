package org.newsmill.enrich;

import org.newsmill.article.Article;
import org.newsmill.avro.EnrichedArticle;

/** By what name an article is known. */
final class Identity {

    private Identity() {}

    /** Source and number if both are known, else the content; needs {@code contentHash}. */
    static void enrich(Article article, Analysis analysis, EnrichedArticle record) {
        record.setId(
                record.getSource() != null && record.getNativeId() != null
                        ? ArticleId.of(record.getSource(), record.getNativeId())
                        : ArticleId.ofHash(record.getContentHash()));
    }
}
