package org.newsmill.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.newsmill.article.Lenience;
import org.newsmill.article.Reason;
import org.newsmill.format.parse.Outcomes;
import org.newsmill.format.parse.UnreadableException;

import java.io.IOException;

/**
 * Builds one value at a time. Numbers are kept as they are written, as text; of members with the
 * same name the last one counts. If a value is broken, its beginning stays in {@link #root}: in it
 * objects in arrays are whole. Not thread-safe.
 */
final class JsonTree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final char[] text;
    private final Outcomes outcomes;
    private final int most;
    private int elements;
    private int start;
    private ObjectNode root;

    /**
     * @param most values that one value may hold
     */
    JsonTree(char[] text, Outcomes outcomes, int most) {
        this.text = text;
        this.outcomes = outcomes;
        this.most = most;
    }

    /**
     * @param parsedFrom the character at which the parser of the next value began
     */
    void begin(int parsedFrom) {
        start = parsedFrom;
        root = null;
        elements = 0;
    }

    /** The object that was begun last, as far as it was read; null if there was none. */
    ObjectNode root() {
        return root;
    }

    /** Reads the object whose brace is the parser's token. */
    ObjectNode object(JsonParser json) throws IOException, UnreadableException {
        root = NODES.objectNode();
        fill(root, json);
        return root;
    }

    /** Reads the value that begins with the parser's token. */
    JsonNode value(JsonParser json) throws IOException, UnreadableException {
        count();
        JsonToken token = json.currentToken();
        if (token == null) {
            // The parser says where the text ends too early.
            json.nextToken();
            return NODES.nullNode();
        }
        switch (token) {
            case VALUE_STRING:
                return NODES.textNode(string(json));
            case START_OBJECT:
                ObjectNode object = NODES.objectNode();
                fill(object, json);
                return object;
            case START_ARRAY:
                ArrayNode array = NODES.arrayNode();
                fill(array, json);
                return array;
            case VALUE_NUMBER_INT:
                return NODES.textNode(json.getText());
            case VALUE_NUMBER_FLOAT:
                return number(json);
            case VALUE_TRUE, VALUE_FALSE:
                return NODES.booleanNode(token == JsonToken.VALUE_TRUE);
            default:
                return NODES.nullNode();
        }
    }

    private void count() throws UnreadableException {
        if (++elements > most) {
            throw new UnreadableException(
                    Reason.TOO_LARGE,
                    "there are more than " + most + " values in one object or list");
        }
    }

    private void fill(ObjectNode object, JsonParser json) throws IOException, UnreadableException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            JsonNode before;
            if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                before = member(object, name, token, json);
            } else {
                before = object.replace(name, value(json));
            }
            if (before != null) {
                outcomes.lenient(Lenience.DUPLICATE_MEMBER);
            }
        }
    }

    /**
     * It is put in its place before it is filled, so that it is found if it is broken further on.
     */
    private JsonNode member(ObjectNode object, String name, JsonToken token, JsonParser json)
            throws IOException, UnreadableException {
        count();
        if (token == JsonToken.START_ARRAY) {
            ArrayNode array = NODES.arrayNode();
            JsonNode before = object.replace(name, array);
            fill(array, json);
            return before;
        }
        ObjectNode inner = NODES.objectNode();
        JsonNode before = object.replace(name, inner);
        fill(inner, json);
        return before;
    }

    private void fill(ArrayNode array, JsonParser json) throws IOException, UnreadableException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(json));
        }
    }

    private JsonNode number(JsonParser json) throws IOException {
        String written = json.getText();
        char last = written.charAt(written.length() - 1);
        if (last >= '0' && last <= '9') {
            return NODES.textNode(written);
        }
        outcomes.lenient(Lenience.ILLEGAL_CHARACTER);
        return NODES.nullNode();
    }

    /** Control characters have to be escaped, and are read all the same. */
    private String string(JsonParser json) throws IOException {
        String value = json.getText();
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ') {
                countUnescaped(json);
                return withoutNul(value);
            }
        }
        return value;
    }

    /** Databases and programs in C refuse it. */
    private String withoutNul(String value) {
        if (value.indexOf('\0') < 0) {
            return value;
        }
        outcomes.lenient(Lenience.ILLEGAL_CHARACTER);
        return value.replace("\0", "");
    }

    private void countUnescaped(JsonParser json) {
        int end = start + (int) json.currentLocation().getCharOffset();
        for (int i = start + (int) json.currentTokenLocation().getCharOffset(); i < end; i++) {
            if (text[i] < ' ') {
                outcomes.lenient(Lenience.ILLEGAL_CHARACTER);
            }
        }
    }
}
