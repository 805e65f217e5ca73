package org.newsmill.format.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An object whose members are found however their names are written: {@code publishedAt}, {@code
 * published_at} and {@code Published-At} are the place {@code publishedat}. A place may lead into
 * an object, by a point. Not thread-safe.
 */
final class JsonItem {

    /** In an object that stands in place of a text. */
    private static final List<String> VALUES =
            List.of(
                    "rendered",
                    "main",
                    "value",
                    "text",
                    "name",
                    "title",
                    "label",
                    "original",
                    "term",
                    "displayname",
                    "literal",
                    "plain",
                    "content",
                    "#text",
                    "_",
                    "$t",
                    "$date",
                    "$oid",
                    "$numberlong",
                    "@value",
                    "@id");

    /** Names as they were written, and the places they are; kept for a document. */
    static final class Names {
        private final Map<String, String> places = new HashMap<>();

        private String place(String name) {
            String place = places.get(name);
            if (place == null) {
                place = folded(name);
                places.put(name, place);
            }
            return place;
        }

        private static String folded(String name) {
            StringBuilder folded = new StringBuilder(name.length());
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                if (c != '_' && c != '-' && c != ' ' && c != ':' && c != '.') {
                    folded.append(Character.toLowerCase(c));
                }
            }
            return folded.toString();
        }
    }

    private final ObjectNode object;
    private final Names names;
    private final Map<String, JsonNode> members;

    JsonItem(ObjectNode object, Names names) {
        this.object = object;
        this.names = names;
        this.members = new HashMap<>(2 * object.size());
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!member.getValue().isNull()) {
                members.putIfAbsent(names.place(member.getKey()), member.getValue());
            }
        }
    }

    /** The object itself. */
    ObjectNode object() {
        return object;
    }

    boolean has(String place) {
        return members.containsKey(place);
    }

    /** The value at a place, or where a JSON Pointer leads; null if there is none. */
    JsonNode node(String place) {
        if (place.charAt(0) == '/') {
            JsonNode pointed = object.at(place);
            return pointed.isMissingNode() || pointed.isNull() ? null : pointed;
        }
        JsonNode member = members.get(place);
        int point = member == null ? place.indexOf('.') : -1;
        if (point < 0) {
            return member;
        }
        JsonItem inner = item(members.get(place.substring(0, point)));
        return inner == null ? null : inner.node(place.substring(point + 1));
    }

    /** A node as an item; null if it is no object. */
    JsonItem item(JsonNode node) {
        return node instanceof ObjectNode object ? new JsonItem(object, names) : null;
    }

    /** The text at a place, of several one after the other; null if there is none. */
    String text(String place) {
        JsonNode node = node(place);
        if (node == null || node.isTextual()) {
            return node == null ? null : node.textValue();
        }
        List<String> texts = texts(node);
        return texts.isEmpty() ? null : String.join(", ", texts);
    }

    /** All texts at a place; may be empty. */
    List<String> texts(String place) {
        JsonNode node = node(place);
        return node == null ? List.of() : texts(node);
    }

    List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            for (JsonNode element : node) {
                addText(texts, element);
            }
        } else {
            addText(texts, node);
        }
        return texts;
    }

    private void addText(List<String> texts, JsonNode node) {
        String text = textOf(node);
        if (text != null && !text.isBlank()) {
            texts.add(text);
        }
    }

    /** The text of one value: of an object the member that is its name or value. */
    String textOf(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        JsonItem item = item(node);
        if (item != null) {
            for (String place : VALUES) {
                JsonNode value = item.members.get(place);
                if (value != null && value.isTextual() && !value.textValue().isBlank()) {
                    return value.textValue();
                }
            }
        }
        return null;
    }
}
