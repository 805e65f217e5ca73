package org.newsmill.cli;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.newsmill.article.Status;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Term;
import org.newsmill.format.parse.NewsHeader;
import org.newsmill.stream.event.HeaderValues;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Enriched articles and dead letters as a person reads them: what came in, and what became of it.
 * On a terminal no line is longer than that.
 */
final class ArticleView {

    /** What every line but the first begins with: four spaces, a name of eleven columns. */
    private static final String NAMED = "    %-11s";

    private static final int NAMED_COLUMNS = 15;

    /** Of a line's text where there is no terminal. */
    private static final int EXCERPT = 96;

    private static final int LEAST_EXCERPT = 8;

    /** Bytes on each side of a fault. */
    private static final int AROUND = 40;

    private static final int TERMS = 6;

    /** Shorter ones are mostly articles and prepositions, which tell nothing of a story. */
    private static final int TERM_LENGTH = 4;

    private final int firstLine;
    private final int excerpt;

    /**
     * @param columns the terminal's width; 0 for none
     */
    ArticleView(int columns) {
        // In the last column some terminals wrap.
        this.firstLine = columns == 0 ? Integer.MAX_VALUE : columns - 1;
        this.excerpt =
                columns == 0 ? EXCERPT : Math.max(columns - 1 - NAMED_COLUMNS, LEAST_EXCERPT);
    }

    /**
     * A few lines: title, source, date and language, then format and id, text, normalised, stemmed,
     * and what it is about.
     */
    String of(EnrichedArticle article) {
        StringBuilder out =
                new StringBuilder(Columns.cut("✓ " + String.join("  ", said(article)), firstLine));
        line(out, "record", article.getFormat() + "  " + article.getId());
        line(out, "text", article.getText());
        line(out, "normalised", article.getNormalisedText());
        line(out, "stemmed", article.getStemmedText());
        line(out, "terms", terms(article));
        return out.toString();
    }

    private static List<String> said(EnrichedArticle article) {
        List<String> said = new ArrayList<>();
        if (!Status.USABLE.equals(article.getStatus())) {
            said.add(article.getStatus());
        }
        said.add(article.getTitle() == null ? "(no title)" : article.getTitle());
        for (Object each :
                new Object[] {
                    article.getSource(), article.getPublishedDate(), article.getLanguage()
                }) {
            if (each != null) {
                said.add(each.toString());
            }
        }
        return said;
    }

    /** What an article is about: its key terms, else its commonest longer stems; or null. */
    static String terms(EnrichedArticle article) {
        return article.getKeyTerms().isEmpty()
                ? terms(article.getTerms())
                : String.join(", ", article.getKeyTerms());
    }

    /** A few lines: reason and message, where it came from, how the letter begins. */
    String ofLetter(ConsumerRecord<byte[], byte[]> letter) {
        String head =
                "✗ "
                        + header(letter, NewsHeader.REASON)
                        + "  "
                        + header(letter, NewsHeader.MESSAGE);
        StringBuilder out = new StringBuilder(Columns.cut(head, firstLine));
        line(
                out,
                "from",
                header(letter, NewsHeader.TOPIC)
                        + "-"
                        + header(letter, NewsHeader.PARTITION)
                        + " offset "
                        + header(letter, NewsHeader.OFFSET)
                        + " article "
                        + header(letter, NewsHeader.ORDINAL));
        Integer position = position(letter);
        if (HeaderValues.text(letter.headers(), NewsHeader.SHORTENED) != null) {
            line(out, "bytes", "too many for a letter: " + header(letter, NewsHeader.SHORTENED));
        } else if (letter.value() == null || position == null || position > letter.value().length) {
            line(out, "bytes", letter.value() == null ? "none" : text(letter.value()));
        } else {
            String at = position + ": ";
            out.append(String.format("%n" + NAMED, "at byte"))
                    .append(at)
                    .append(around(letter.value(), position, excerpt - at.length()));
        }
        return out.toString();
    }

    private static Integer position(ConsumerRecord<byte[], byte[]> letter) {
        String written = header(letter, NewsHeader.POSITION);
        try {
            return Integer.valueOf(written);
        } catch (NumberFormatException unknown) {
            return null;
        }
    }

    /**
     * What stands before and after a byte, which is marked; what is no UTF-8 shows as a replacement
     * character.
     */
    private static String around(byte[] bytes, int position, int columns) {
        int from = Math.max(0, position - AROUND);
        int to = Math.min(bytes.length, position + AROUND);
        int half = Math.max((columns - 3) / 2, 1);
        String before = Columns.cutBefore(text(Arrays.copyOfRange(bytes, from, position)), half);
        String after = Columns.cut(text(Arrays.copyOfRange(bytes, position, to)), half);
        return (from > 0 && !before.startsWith("…") ? "…" : "")
                + before
                + "▶"
                + after
                + (to < bytes.length && !after.endsWith("…") ? "…" : "");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What a letter says in that header; a question mark if it says nothing. */
    static String header(ConsumerRecord<byte[], byte[]> letter, NewsHeader name) {
        String said = HeaderValues.text(letter.headers(), name);
        return said == null ? "?" : said;
    }

    private static String terms(List<Term> terms) {
        String shown =
                terms.stream()
                        .filter(term -> term.getTerm().length() >= TERM_LENGTH)
                        .limit(TERMS)
                        .map(term -> term.getTerm() + " ×" + term.getCount())
                        .collect(Collectors.joining(", "));
        return shown.isEmpty() ? null : shown;
    }

    private void line(StringBuilder out, String name, String value) {
        if (value != null) {
            out.append(String.format("%n" + NAMED, name)).append(Columns.cut(value, excerpt));
        }
    }
}
