package org.newsmill.format;

import org.newsmill.article.TextForm;

import java.util.Set;
import java.util.function.Predicate;

/** Events that are one article and nothing but its text: PLAIN, NORMALISED and STEMMED. */
final class TextParser implements Parser {

    /** Prose, which is what everything else is taken for. */
    static final Format PLAIN =
            format(
                    "PLAIN",
                    TextForm.PROSE,
                    text -> true,
                    "Prose, and whatever nothing else claims.");

    /** A text that normalising would not change, and that holds words which stemming would. */
    static final Format NORMALISED =
            format(
                    "NORMALISED",
                    TextForm.NORMALISED,
                    text -> text.isNormalised() && !text.looksStemmed(),
                    "Lower-cased tokens joined by single spaces.");

    /** A text that normalising would not change, and that looks as if it had been stemmed. */
    static final Format STEMMED =
            format(
                    "STEMMED",
                    TextForm.STEMMED,
                    text -> text.isNormalised() && text.looksStemmed(),
                    "Stems joined by single spaces; they are not stemmed again.");

    private static Format format(
            String name, TextForm form, Predicate<Root.Text> rule, String doc) {
        return new Format(
                name,
                form,
                Family.TEXT,
                Set.of(),
                Set.of(),
                root -> root instanceof Root.Text text && rule.test(text),
                settings -> new TextParser(),
                doc);
    }

    @Override
    public void parse(Document document, Outcomes outcomes) throws UnreadableException {
        outcomes.acceptCleaned(outcomes.next(), document.content(), null);
    }
}
