package org.newsmill.cli;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Term;
import org.newsmill.stream.DeadLetters;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Enriched articles and dead letters as a person reads them: what came in, and what became of it.
 */
final class ArticleView {

    private static final int EXCERPT = 96;
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
                .append(header(letter, DeadLetters.REASON))
                .append("  ")
                .append(header(letter, DeadLetters.MESSAGE));
        line(
                out,
                "from",
                header(letter, DeadLetters.TOPIC)
                        + "-"
                        + header(letter, DeadLetters.PARTITION)
                        + " offset "
                        + header(letter, DeadLetters.OFFSET)
                        + " article "
                        + header(letter, DeadLetters.ORDINAL));
        line(
                out,
                "bytes",
                letter.value() == null
                        ? "none"
                        : new String(letter.value(), StandardCharsets.UTF_8));
        return out.toString();
    }

    static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null
                ? "?"
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    static String terms(List<Term> terms) {
        return terms.isEmpty()
                ? null
                : terms.stream()
                        .filter(term -> term.getTerm().length() >= TERM_LENGTH)
                        .limit(TERMS)
                        .map(term -> term.getTerm() + " ×" + term.getCount())
                        .collect(Collectors.joining(", "));
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
