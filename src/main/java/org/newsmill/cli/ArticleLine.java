package org.newsmill.cli;

import org.newsmill.avro.EnrichedArticle;

import picocli.CommandLine.Help.Ansi.Style;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An enriched article on one line: time, format, source, title or first words, number of words, top
 * terms. Aligned to the terminal and coloured there; elsewhere plain, in full, parted by tabs.
 */
final class ArticleLine {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final int SOURCE_COLUMNS = 18;
    private static final int FIXED_COLUMNS = 8 + 1 + 10 + 1 + SOURCE_COLUMNS + 1 + 1 + 6 + 1;
    private static final int LEAST_COLUMNS = 16;

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
                    ArticleView.excerpt(source, Integer.MAX_VALUE),
                    ArticleView.excerpt(heading(article), 120),
                    article.getWordCount() + "w",
                    terms == null ? "-" : terms);
        }
        int rest = Math.max(columns - FIXED_COLUMNS, 2 * LEAST_COLUMNS);
        int heading = Math.max(rest / 2, LEAST_COLUMNS);
        return colour(Style.faint, time)
                + " "
                + colour(Style.fg_cyan, cell(format, 10))
                + " "
                + colour(Style.fg_yellow, cell(source, SOURCE_COLUMNS))
                + " "
                + colour(Style.bold, cell(heading(article), heading))
                + String.format(" %,6dw ", article.getWordCount())
                + colour(
                        Style.faint,
                        ArticleView.excerpt(terms == null ? "" : terms, rest - heading));
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

    /** Cut or filled up to that many characters; wide scripts may take more columns than that. */
    private static String cell(String text, int width) {
        String cut = ArticleView.excerpt(text, width);
        int length = cut.codePointCount(0, cut.length());
        return cut + " ".repeat(Math.max(0, width - length));
    }
}
