package org.newsmill.format.text;

import org.newsmill.article.TextForm;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Family;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.Parser;
import org.newsmill.format.parse.Root;
import org.newsmill.format.parse.UnreadableException;

import java.util.function.Predicate;

/** Events that are one article and nothing but its text: PLAIN, NORMALISED and STEMMED. */
public final class TextParser implements Parser {

    /** Prose, which is what everything else is taken for. */
    public static final Format PLAIN =
            format(
                    "PLAIN",
                    TextForm.PROSE,
                    text -> true,
                    "Prose, and whatever nothing else claims.");

    /** A text that normalising would not change, and that holds words which stemming would. */
    public static final Format NORMALISED =
            format(
                    "NORMALISED",
                    TextForm.NORMALISED,
                    text -> text.isNormalised() && !text.looksStemmed(),
                    "Lower-cased tokens joined by single spaces.");

    /** A text that normalising would not change, and that looks as if it had been stemmed. */
    public static final Format STEMMED =
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
                root -> root instanceof Root.Text text && rule.test(text),
                settings -> new TextParser(),
                doc);
    }

    @Override
    public void parse(Document document, Outcomes outcomes) throws UnreadableException {
        outcomes.acceptCleaned(outcomes.next(), document.content(), null);
    }
}
