package org.newsmill.cli;

import org.newsmill.article.Status;
import org.newsmill.avro.EnrichedArticle;

import picocli.CommandLine.Help.Ansi.Style;

import java.util.Locale;

/**
 * An enriched article on one line: title or first words, source, date, language, then format,
 * number of words and key terms. Aligned to the terminal and coloured there, with as many of these
 * as it has room for; elsewhere plain, in full, parted by tabs.
 */
final class ArticleLine {

    private static final int SOURCE_COLUMNS = 18;
    private static final int DATE_COLUMNS = 10;
    private static final int LANGUAGE_COLUMNS = 5;
    private static final int FORMAT_COLUMNS = 10;

    /** A heading is the last to go, and what is shorter tells nothing. */
    private static final int LEAST_COLUMNS = 16;

    private static final int PLAIN_HEADING = 120;
    private static final String NOT_SAID = "-";

    private final int columns;

    /**
     * @param columns the terminal's width; 0 for none
     */
    ArticleLine(int columns) {
        this.columns = columns;
    }

    String of(EnrichedArticle article) {
        String source = orDash(article.getSource());
        String date = orDash(article.getPublishedDate());
        String language = orDash(article.getLanguage());
        String format = article.getFormat().toLowerCase(Locale.ROOT);
        String terms = ArticleView.terms(article);
        if (columns == 0) {
            return String.join(
                    "\t",
                    Columns.cut(heading(article), PLAIN_HEADING),
                    Columns.cut(source, Integer.MAX_VALUE),
                    date,
                    language,
                    format,
                    article.getWordCount() + "w",
                    orDash(terms));
        }
        String words = String.format(" %,6dw", article.getWordCount());
        // In the last column some terminals wrap.
        Room room = new Room(columns - 1 - Columns.of(words));
        boolean withSource = room.gives(SOURCE_COLUMNS + 1);
        boolean withDate = room.gives(DATE_COLUMNS + 1);
        boolean withLanguage = room.gives(LANGUAGE_COLUMNS + 1);
        boolean withFormat = room.gives(FORMAT_COLUMNS + 1);
        boolean withTerms = room.left > 2 * LEAST_COLUMNS;
        int heading = withTerms ? room.left / 2 : room.left;
        return colour(Style.bold, Columns.cell(heading(article), heading))
                + cell(withSource, Style.fg_yellow, source, SOURCE_COLUMNS)
                + cell(withDate, Style.faint, date, DATE_COLUMNS)
                + cell(withLanguage, Style.fg_green, language, LANGUAGE_COLUMNS)
                + cell(withFormat, Style.fg_cyan, format, FORMAT_COLUMNS)
                + words
                + (withTerms && terms != null
                        ? " " + colour(Style.faint, Columns.cut(terms, room.left - heading - 1))
                        : "");
    }

    private static String orDash(Object said) {
        return said == null ? NOT_SAID : said.toString();
    }

    private static String cell(boolean shown, Style style, String text, int columns) {
        return shown ? " " + colour(style, Columns.cell(text, columns)) : "";
    }

    /** The columns that are not taken yet. */
    private static final class Room {
        private int left;

        Room(int columns) {
            this.left = Math.max(columns, 0);
        }

        boolean gives(int columns) {
            boolean enough = left >= LEAST_COLUMNS + columns;
            left -= enough ? columns : 0;
            return enough;
        }
    }

    /** Not {@code style.off()}: what that writes behind bold underlines twice on many terminals. */
    private static String colour(Style style, String text) {
        return style.on() + text + Style.reset.on();
    }

    private static String heading(EnrichedArticle article) {
        String heading = titleOrText(article);
        return Status.USABLE.equals(article.getStatus())
                ? heading
                : article.getStatus() + ": " + heading;
    }

    private static String titleOrText(EnrichedArticle article) {
        if (article.getTitle() != null) {
            return article.getTitle();
        }
        if (article.getText() != null) {
            return article.getText();
        }
        return article.getNormalisedText() == null
                ? article.getStemmedText()
                : article.getNormalisedText();
    }
}
