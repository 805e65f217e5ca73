package org.newsmill.cli;

import org.newsmill.avro.EnrichedArticle;

import picocli.CommandLine.Help.Ansi.Style;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An enriched article on one line: time, format, source, title or first words, number of words, top
 * terms. Aligned to the terminal and coloured there, with as many of these as it has room for;
 * elsewhere plain, in full, parted by tabs.
 */
final class ArticleLine {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private static final int TIME_COLUMNS = 8;
    private static final int FORMAT_COLUMNS = 10;
    private static final int SOURCE_COLUMNS = 18;

    /** A heading is the last to go, and what is shorter tells nothing. */
    private static final int LEAST_COLUMNS = 16;

    private static final int PLAIN_HEADING = 120;

    private final int columns;

    /**
     * @param columns the terminal's width; 0 for none
     */
    ArticleLine(int columns) {
        this.columns = columns;
    }

    String of(EnrichedArticle article) {
        String time = TIME.format(article.getProcessedAt());
        String format = article.getFormat().toString().toLowerCase(Locale.ROOT);
        String source = article.getSource() == null ? "-" : article.getSource();
        String terms = ArticleView.terms(article.getTerms());
        if (columns == 0) {
            return String.join(
                    "\t",
                    time,
                    format,
                    Columns.cut(source, Integer.MAX_VALUE),
                    Columns.cut(heading(article), PLAIN_HEADING),
                    article.getWordCount() + "w",
                    terms == null ? "-" : terms);
        }
        String words = String.format(" %,6dw", article.getWordCount());
        // In the last column some terminals wrap.
        Room room = new Room(columns - 1 - Columns.of(words));
        boolean withFormat = room.gives(FORMAT_COLUMNS + 1);
        boolean withTime = room.gives(TIME_COLUMNS + 1);
        boolean withSource = room.gives(SOURCE_COLUMNS + 1);
        boolean withTerms = room.left > 2 * LEAST_COLUMNS;
        int heading = withTerms ? room.left / 2 : room.left;
        return (withTime ? colour(Style.faint, time) + " " : "")
                + (withFormat
                        ? colour(Style.fg_cyan, Columns.cell(format, FORMAT_COLUMNS)) + " "
                        : "")
                + (withSource
                        ? colour(Style.fg_yellow, Columns.cell(source, SOURCE_COLUMNS)) + " "
                        : "")
                + colour(Style.bold, Columns.cell(heading(article), heading))
                + words
                + (withTerms && terms != null
                        ? " " + colour(Style.faint, Columns.cut(terms, room.left - heading - 1))
                        : "");
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
