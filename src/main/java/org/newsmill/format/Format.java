package org.newsmill.format;

import org.newsmill.article.Outcome;
import org.newsmill.article.TextForm;
import org.newsmill.avro.ArticleFormat;

import java.util.function.Consumer;

/**
 * One format of news: how to tell it, and how to cut it into articles. Implementations are
 * immutable.
 */
public interface Format {

    /** The format's name in the schema, in headers and, in lower case, in topics. */
    ArticleFormat name();

    /** How far the texts of this format are processed already. */
    TextForm form();

    /** Whether a document without a {@code news-format} header is taken for this format. */
    boolean recognises(Document document);

    /**
     * Cuts a document into its articles, in their order, ordinals counted from 0. At least one
     * outcome is given; what cannot be read is given as a rejection. Anything thrown becomes one as
     * well.
     */
    void parse(Document document, Consumer<Outcome> outcomes);
}
