package org.newsmill.cli;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Term;
import org.newsmill.format.NewsHeader;
import org.newsmill.stream.HeaderValues;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Enriched articles and dead letters as a person reads them: what came in, and what became of it.
 */
final class ArticleView {

    private static final int EXCERPT = 96;

    /** Bytes on each side of a fault. */
    private static final int AROUND = 40;

    private static final int TERMS = 6;

    /** Shorter ones are mostly articles and prepositions, which tell nothing of a story. */
    private static final int TERM_LENGTH = 4;

    private ArticleView() {}

    /** A few lines: head, text, normalised, stemmed, the commonest terms. */
    static String of(EnrichedArticle article) {
        StringBuilder out = new StringBuilder();
        out.append("✓ ").append(article.getFormat()).append("  ").append(article.getId());
        if (article.getTitle() != null) {
            out.append("  ").append(article.getTitle());
        }
        if (article.getPublishedDate() != null) {
            out.append("  (").append(article.getPublishedDate()).append(')');
        }
        line(out, "text", article.getText());
        line(out, "normalised", article.getNormalisedText());
        line(out, "stemmed", article.getStemmedText());
        line(out, "terms", terms(article.getTerms()));
        return out.toString();
    }

    /** A few lines: reason and message, where it came from, how the letter begins. */
    static String ofLetter(ConsumerRecord<byte[], byte[]> letter) {
        StringBuilder out = new StringBuilder();
        out.append("✗ ")
                .append(header(letter, NewsHeader.REASON))
                .append("  ")
                .append(header(letter, NewsHeader.MESSAGE));
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
            out.append(String.format("%n    %-11s%s", "at byte", position))
                    .append(": ")
                    .append(around(letter.value(), position));
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
     * What stands before and behind a byte, which is marked; what is no UTF-8 shows as a
     * replacement character.
     */
    private static String around(byte[] bytes, int position) {
        int from = Math.max(0, position - AROUND);
        int to = Math.min(bytes.length, position + AROUND);
        String before = text(Arrays.copyOfRange(bytes, from, position));
        String behind = text(Arrays.copyOfRange(bytes, position, to));
        return (from > 0 ? "…" : "")
                + excerpt(before)
                + "▶"
                + excerpt(behind)
                + (to < bytes.length ? "…" : "");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What a letter says in that header; a question mark if it says nothing. */
    static String header(ConsumerRecord<byte[], byte[]> letter, NewsHeader name) {
        String said = HeaderValues.text(letter.headers(), name);
        return said == null ? "?" : said;
    }

    static String terms(List<Term> terms) {
        String shown =
                terms.stream()
                        .filter(term -> term.getTerm().length() >= TERM_LENGTH)
                        .limit(TERMS)
                        .map(term -> term.getTerm() + " ×" + term.getCount())
                        .collect(Collectors.joining(", "));
        return shown.isEmpty() ? null : shown;
    }

    private static void line(StringBuilder out, String name, String value) {
        if (value != null) {
            out.append(String.format("%n    %-11s%s", name, excerpt(value)));
        }
    }

    /**
     * The first characters on one line; control characters, which could move the cursor, shown as a
     * dot.
     */
    static String excerpt(String text) {
        return excerpt(text, EXCERPT);
    }

    /** The first so many characters on one line. */
    static String excerpt(String text, int most) {
        StringBuilder out = new StringBuilder();
        boolean cut = text.codePointCount(0, text.length()) > most;
        text.codePoints()
                .limit(cut ? most - 1 : most)
                .map(c -> Character.isWhitespace(c) ? ' ' : Character.isISOControl(c) ? '·' : c)
                .forEach(out::appendCodePoint);
        return cut ? out.append('…').toString() : out.toString();
    }
}
