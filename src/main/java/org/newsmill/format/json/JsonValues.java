package org.newsmill.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.newsmill.article.Lenience;
import org.newsmill.article.Place;
import org.newsmill.article.Reason;
import org.newsmill.article.Span;
import org.newsmill.format.parse.Limits;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.UnreadableException;

import java.io.IOException;

/**
 * Cuts a document into its values (RFC 8259): one; or one on each line (jsonlines.org), after each
 * other, or with a record separator before each (RFC 7464). Of an array each element is a value.
 *
 * <p>Values that stand after each other can be cut out, so a broken one is rejected alone, and
 * reading goes on at the next line that begins with a brace. Of anything else that is broken, what
 * is whole is given, and then it ends with an exception. Linear in the length of the text. Not
 * thread-safe.
 */
final class JsonValues {

    /** Takes the values, in their order. */
    interface Sink {
        /**
         * @param value neither a text nor a number where it stands alone
         * @param span where it stands, if it can be cut out; else null
         */
        void accept(JsonNode value, Span span) throws UnreadableException;

        /**
         * Takes what is whole of a value that is broken further on.
         *
         * @return false if it is nothing without the rest
         */
        boolean acceptPart(JsonNode part) throws UnreadableException;
    }

    private static final char MARK = '\uFEFF';
    private static final char RECORD_SEPARATOR = '\u001E';
    private static final int LONGEST_MESSAGE = 200;

    private final JsonFactory factory;
    private final char[] text;
    private final Outcomes outcomes;
    private final JsonTree tree;
    private final int depth;
    private final Sink sink;

    /**
     * As long as nothing was broken, a value may end at the end of the text; then with its line.
     */
    private int lineEnd = -1;

    private int at;

    private JsonValues(
            JsonFactory factory, String text, Outcomes outcomes, Limits limits, Sink sink) {
        this.factory = factory;
        this.text = text.toCharArray();
        this.outcomes = outcomes;
        this.tree = new JsonTree(this.text, outcomes, limits.elements());
        this.depth = limits.depth();
        this.sink = sink;
    }

    /** What reads JSON within those limits; thread-safe, to be kept. */
    static JsonFactory factory(Limits limits) {
        return new JsonFactoryBuilder()
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(limits.depth())
                                // Never more than the event, and no number is reckoned with.
                                .maxStringLength(Integer.MAX_VALUE)
                                .maxNumberLength(Integer.MAX_VALUE)
                                .maxNameLength(Integer.MAX_VALUE)
                                .build())
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                // Python writes NaN.
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                // Names of an attacker's choice would collide there.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }

    /**
     * @param factory of {@link #factory}
     * @param outcomes is told of what is broken
     * @throws UnreadableException if the text cannot be read from somewhere on
     */
    static void read(JsonFactory factory, String text, Outcomes outcomes, Limits limits, Sink sink)
            throws UnreadableException {
        new JsonValues(factory, text, outcomes, limits, sink).readAll();
    }

    private void readAll() throws UnreadableException {
        skipBetween();
        while (at < text.length) {
            if (lineEnd >= 0 && at >= lineEnd) {
                lineEnd = endOfLine(at);
            }
            if (text[at] == '{') {
                object();
            } else if (text[at] == '[') {
                array();
            } else {
                junk();
            }
            skipBetween();
        }
    }

    private void skipBetween() {
        while (at < text.length && isBetween(text[at])) {
            at++;
        }
    }

    private static boolean isBetween(char c) {
        return c <= ' ' || c == ',' || c == MARK || c == RECORD_SEPARATOR;
    }

    private int limit() {
        return lineEnd < 0 ? text.length : lineEnd;
    }

    /**
     * The end of the line, if the next one begins with a brace; else of that after it, and so on.
     */
    private int endOfLine(int from) {
        for (int i = from; i < text.length; i++) {
            if (text[i] == '\n') {
                int next = i + 1;
                while (next < text.length
                        && (text[next] == MARK || text[next] == RECORD_SEPARATOR)) {
                    next++;
                }
                if (next < text.length && text[next] == '{') {
                    return i;
                }
            }
        }
        return text.length;
    }

    private void object() throws UnreadableException {
        int start = at;
        try (JsonParser json = factory.createParser(text, start, limit() - start)) {
            tree.begin(start);
            json.nextToken();
            ObjectNode value = tree.object(json);
            at = start + (int) json.currentLocation().getCharOffset();
            sink.accept(value, new Span(start, at));
        } catch (JsonProcessingException broken) {
            UnreadableException fault = fault(broken, start);
            if (tree.root() != null && sink.acceptPart(tree.root())) {
                throw fault;
            }
            lineEnd = endOfLine(start);
            int end = lineEnd;
            while (end > start && text[end - 1] <= ' ') {
                end--;
            }
            outcomes.reject(
                    fault.rejection().reason(),
                    fault.getMessage(),
                    fault.rejection().at(),
                    new Span(start, end));
            at = lineEnd;
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
    }

    private void array() throws UnreadableException {
        int start = at;
        try (JsonParser json = factory.createParser(text, start, limit() - start)) {
            json.nextToken();
            for (JsonToken token = json.nextToken();
                    token != JsonToken.END_ARRAY;
                    token = json.nextToken()) {
                tree.begin(start);
                sink.accept(tree.value(json), null);
            }
            at = start + (int) json.currentLocation().getCharOffset();
        } catch (JsonProcessingException broken) {
            throw fault(broken, start);
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
    }

    private void junk() {
        int end = endOfLine(at);
        if (end == text.length && outcomes.size() > 0) {
            outcomes.lenient(Lenience.TRAILING_JUNK);
        } else {
            outcomes.reject(
                    Reason.MALFORMED,
                    "an object or an array was expected",
                    new Place.Char(at),
                    new Span(at, end));
        }
        at = end;
    }

    private UnreadableException fault(JsonProcessingException broken, int start) {
        boolean tooLarge = broken instanceof StreamConstraintsException;
        // Depth is the one bound that Jackson keeps here.
        String message =
                tooLarge ? "values are nested deeper than " + depth : broken.getOriginalMessage();
        // It goes on with a place within the parser's own stretch of the text.
        int end = message.indexOf(" (for ");
        message = message.substring(0, Math.min(end < 0 ? LONGEST_MESSAGE : end, message.length()));
        return new UnreadableException(
                tooLarge ? Reason.TOO_LARGE : Reason.MALFORMED,
                message,
                broken.getLocation() == null
                        ? Place.NOWHERE
                        : new Place.Char(start + (int) broken.getLocation().getCharOffset()));
    }

    /** Whether a node is an array that holds objects, or nothing. */
    static boolean isList(JsonNode node) {
        return node instanceof ArrayNode list && (list.isEmpty() || list.get(0).isObject());
    }
}
