package org.newsmill.format.tagged;

import org.newsmill.article.Place;
import org.newsmill.article.Reason;
import org.newsmill.article.ReceivedText;
import org.newsmill.article.Span;
import org.newsmill.article.TextForm;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Family;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.Parser;
import org.newsmill.format.parse.Root;
import org.newsmill.format.parse.Table;
import org.newsmill.format.parse.UnreadableException;
import org.newsmill.text.nltk.CodePoints;

import java.util.EnumMap;
import java.util.Map;

/**
 * Prose between markers, any number of articles in one event:
 *
 * <pre>
 * F-N-S-T-A-R-T. 17 F-N-E-N-D. D-A-T-E-S-T-A-R-T. 2026-03-01 D-A-T-E-E-N-D.
 * T-I-T-L-E-S-T-A-R-T. … T-I-T-L-E-E-N-D. T-E-X-T-S-T-A-R-T. … T-E-X-T-E-N-D.
 * </pre>
 *
 * The fields stand in any order, only T-E-X-T is required. An article begins at an F-N field, or at
 * a field that the current article has already. Anything but white space between fields, a start
 * without its end, an end without its start or a field inside a field breaks the article, and a
 * broken article ends where the next F-N begins, so that its neighbours are still read. An article
 * without text is rejected alone, since its bounds are known.
 */
public final class TaggedParser implements Parser {

    public static final Format FORMAT =
            new Format(
                    "TAGGED",
                    TextForm.PROSE,
                    Family.TEXT,
                    root -> root instanceof Root.Text text && holdsMarker(text),
                    settings -> new TaggedParser(),
                    "Articles between markers such as `T-E-X-T-S-T-A-R-T.`, any number in one"
                            + " event.");

    private static final Table<Map<Field, String>> TABLE =
            Table.<Map<Field, String>>of((fields, name) -> fields.get(Field.named(name)))
                    .text(EnrichedArticle::setNativeId, "F-N")
                    .text(EnrichedArticle::setTitle, "T-I-T-L-E")
                    .published("D-A-T-E");

    private enum Field {
        NUMBER("F-N"),
        DATE("D-A-T-E"),
        TITLE("T-I-T-L-E"),
        TEXT("T-E-X-T");

        final String written;
        final Marker start;
        final Marker end;

        Field(String written) {
            this.written = written;
            start = new Marker(this, written + "-S-T-A-R-T.", true);
            end = new Marker(this, written + "-E-N-D.", false);
        }

        static Field named(String written) {
            for (Field field : values()) {
                if (field.written.equals(written)) {
                    return field;
                }
            }
            throw new IllegalArgumentException(written);
        }
    }

    private record Marker(Field field, String written, boolean opens) {}

    /** A marker and the index of its first character. */
    private record Found(Marker marker, int at) {
        int end() {
            return at + marker.written().length();
        }
    }

    /**
     * Any marker will do, so that a block which lost its beginning or its end is reported as
     * broken, not read as prose. Known false positive: an article about this very format; {@code
     * news-format: PLAIN} helps there.
     */
    private static boolean holdsMarker(Root.Text text) {
        // Markers are in upper case, and most texts that have one show in their first letters that
        // they are not normalised, sooner than a search would find a hyphen.
        return !text.isNormalised() && nextMarker(text.text(), 0) != null;
    }

    @Override
    public void parse(Document document, Outcomes outcomes) throws UnreadableException {
        new Block(document.text(), outcomes).read();
    }

    /**
     * Every marker begins with a letter, a hyphen, a letter and a hyphen; hyphens are rare in prose
     * and quickly found, and hardly ever have another one next but one.
     */
    private static Found nextMarker(String text, int from) {
        for (int hyphen = text.indexOf('-', from + 1);
                hyphen > 0 && hyphen + 2 < text.length();
                hyphen = text.indexOf('-', hyphen + 1)) {
            Found found = text.charAt(hyphen + 2) == '-' ? markerAt(text, hyphen - 1) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Found markerAt(String text, int at) {
        for (Field field : Field.values()) {
            if (text.startsWith(field.start.written(), at)) {
                return new Found(field.start, at);
            }
            if (text.startsWith(field.end.written(), at)) {
                return new Found(field.end, at);
            }
        }
        return null;
    }

    /** One pass over one event. */
    private static final class Block {
        private final String text;
        private final Outcomes outcomes;
        private final Map<Field, String> fields = new EnumMap<>(Field.class);
        private int position;
        private int articleStart;
        private int countedTo;
        private int charactersCounted;

        Block(String text, Outcomes outcomes) {
            this.text = text;
            this.outcomes = outcomes;
        }

        void read() {
            skipSpace();
            articleStart = position;
            while (position < text.length()) {
                readField();
                skipSpace();
            }
            finishArticle(text.length());
        }

        private void readField() {
            Found start = markerAt(text, position);
            if (start == null) {
                breakArticle("text outside a field" + where(position), position, position);
                return;
            }
            Field field = start.marker().field();
            if (!start.marker().opens()) {
                breakArticle(
                        start.marker().written() + where(start.at()) + " has no start",
                        start.at(),
                        start.end());
                return;
            }
            if (field == Field.NUMBER || fields.containsKey(field)) {
                finishArticle(start.at());
            }
            Found end = nextMarker(text, start.end());
            if (end == null) {
                breakArticle(
                        start.marker().written() + where(start.at()) + " has no end",
                        start.at(),
                        start.end());
            } else if (end.marker() == Field.NUMBER.start) {
                breakArticle(
                        start.marker().written()
                                + where(start.at())
                                + " has no end before the next article begins"
                                + where(end.at()),
                        start.at(),
                        start.end());
            } else if (end.marker() != field.end) {
                breakArticle(
                        end.marker().written()
                                + where(end.at())
                                + " stands inside the field that "
                                + start.marker().written()
                                + where(start.at())
                                + " begins",
                        end.at(),
                        start.end());
            } else {
                fields.put(field, text.substring(start.end(), end.at()));
                position = end.end();
            }
        }

        /** Rejects the current article up to the next F-N, which is where reading goes on. */
        private void breakArticle(String message, int at, int searchFrom) {
            Found next = nextMarker(text, searchFrom);
            while (next != null && next.marker() != Field.NUMBER.start) {
                next = nextMarker(text, next.end());
            }
            position = next == null ? text.length() : next.at();
            reject(Reason.MALFORMED, message, at, position);
            beginNext(position);
        }

        private void finishArticle(int end) {
            if (fields.isEmpty()) {
                return;
            }
            String body = ReceivedText.clean(fields.get(Field.TEXT));
            if (body != null) {
                EnrichedArticle draft = outcomes.next();
                TABLE.fill(draft, fields);
                outcomes.acceptCleaned(draft, body, new Span(articleStart, end));
            } else if (fields.containsKey(Field.TEXT)) {
                reject(
                        Reason.EMPTY,
                        "the T-E-X-T of the article" + where(articleStart) + " is empty",
                        articleStart,
                        end);
            } else {
                reject(
                        Reason.MALFORMED,
                        "the article" + where(articleStart) + " has no T-E-X-T",
                        articleStart,
                        end);
            }
            beginNext(end);
        }

        private void reject(Reason reason, String message, int at, int end) {
            outcomes.reject(reason, message, new Place.Char(at), new Span(articleStart, end));
        }

        private void beginNext(int at) {
            fields.clear();
            articleStart = at;
        }

        private void skipSpace() {
            while (position < text.length() && CodePoints.isSpace(text.charAt(position))) {
                position++;
            }
        }

        private String where(int index) {
            return " at character " + character(index);
        }

        /**
         * CodePoints are counted as people and Python count them, from 0: a surrogate pair is one.
         * Counting goes on from the last place asked for, so that a block of nothing but errors
         * still takes linear time.
         */
        private int character(int index) {
            charactersCounted +=
                    index >= countedTo
                            ? text.codePointCount(countedTo, index)
                            : -text.codePointCount(index, countedTo);
            countedTo = index;
            return charactersCounted;
        }
    }
}
