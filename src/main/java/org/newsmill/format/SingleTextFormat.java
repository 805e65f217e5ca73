package org.newsmill.format;

import org.newsmill.article.Article;
import org.newsmill.article.Outcome;
import org.newsmill.article.Reason;
import org.newsmill.article.Rejection;
import org.newsmill.article.TextForm;
import org.newsmill.avro.ArticleFormat;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The formats whose event is one article and nothing but its text: PLAIN, NORMALISED and STEMMED.
 */
record SingleTextFormat(ArticleFormat name, TextForm form, Predicate<Document> rule)
        implements Format {

    /** Prose, which is what everything else is taken for. */
    static Format plain() {
        return new SingleTextFormat(ArticleFormat.PLAIN, TextForm.PROSE, document -> true);
    }

    /** A text that normalising would not change, and that holds words which stemming would. */
    static Format normalised() {
        return new SingleTextFormat(
                ArticleFormat.NORMALISED,
                TextForm.NORMALISED,
                document -> document.isNormalised() && !document.looksStemmed());
    }

    /** A text that normalising would not change, and that looks as if it had been stemmed. */
    static Format stemmed() {
        return new SingleTextFormat(
                ArticleFormat.STEMMED,
                TextForm.STEMMED,
                document -> document.isNormalised() && document.looksStemmed());
    }

    @Override
    public boolean recognises(Document document) {
        return rule.test(document);
    }

    @Override
    public void parse(Document document, Consumer<Outcome> outcomes) {
        outcomes.accept(
                document.content() == null
                        ? new Rejection(Reason.EMPTY, "there is no text", 0, name, null, null)
                        : Article.ofText(name, form, document.content()));
    }
}
