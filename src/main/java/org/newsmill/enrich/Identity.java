package org.newsmill.enrich;

import org.newsmill.article.Article;
import org.newsmill.avro.EnrichedArticle;

/** By what name an article is known. */
final class Identity {

    /** The first 32 hex digits: 128 bits, beyond accident. */
    private static final int HASH_DIGITS = 32;

    private Identity() {}

    /** Source and number if both are known, else the content; needs {@code contentHash}. */
    static void enrich(Article article, Analysis analysis, EnrichedArticle record) {
        record.setId(
                record.getSource() != null && record.getNativeId() != null
                        ? record.getSource() + "/" + record.getNativeId()
                        : "sha256:" + record.getContentHash().substring(0, HASH_DIGITS));
    }
}
