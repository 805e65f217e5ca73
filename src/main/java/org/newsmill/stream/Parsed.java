package org.newsmill.stream;

import org.apache.kafka.streams.processor.api.Record;
import org.newsmill.article.Article;
import org.newsmill.article.TextForm;

/**
 * What a parsed event gives, one after the other: its articles, then its dead letters. Immutable.
 *
 * @param event where it came from
 * @param article null for a letter
 * @param letter null for an article
 */
record Parsed(Event event, Article article, Record<byte[], byte[]> letter) {

    static Parsed article(Event event, Article article) {
        return new Parsed(event, article, null);
    }

    static Parsed letter(Event event, Record<byte[], byte[]> letter) {
        return new Parsed(event, null, letter);
    }

    /** Whether it is an article whose text is in that form. */
    boolean isIn(TextForm form) {
        return article != null && article.form() == form;
    }
}
