package org.newsmill.stream.event;

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
public record Parsed(Event event, Article article, Record<byte[], byte[]> letter) {

    public static Parsed article(Event event, Article article) {
        return new Parsed(event, article, null);
    }

    public static Parsed letter(Event event, Record<byte[], byte[]> letter) {
        return new Parsed(event, null, letter);
    }

    /** Whether it is an article whose text is in that form. */
    public boolean isIn(TextForm form) {
        return article != null && article.form() == form;
    }
}
