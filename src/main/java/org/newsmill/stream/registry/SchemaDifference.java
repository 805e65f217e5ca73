package org.newsmill.stream.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * In what a registered schema differs from ours, to the last word of documentation: a registry
 * finds no schema but the very same. Not thread-safe.
 */
final class SchemaDifference {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JAVA_PROPERTY = "avro.java.string";
    private static final int MOST_CHARACTERS = 60;

    private final boolean withoutJavas;
    private int count;
    private String first;

    private SchemaDifference(boolean withoutJavas) {
        this.withoutJavas = withoutJavas;
    }

    /**
     * @param withoutJavas whether ours is registered without the properties that only Java reads
     */
    static SchemaDifference between(Schema ours, Schema theirs, boolean withoutJavas) {
        SchemaDifference difference = new SchemaDifference(withoutJavas);
        try {
            difference.compare(
                    "", JSON.readTree(ours.toString()), JSON.readTree(theirs.toString()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Avro writes its schemas as JSON", impossible);
        }
        return difference;
    }

    /** How much differs. */
    int count() {
        return count;
    }

    String inWords() {
        return switch (count) {
            case 0 -> "no difference that its text would show";
            case 1 -> "one difference: " + first;
            default -> count + " differences, the first: " + first;
        };
    }

    private void compare(String path, JsonNode ours, JsonNode theirs) {
        JsonNode mine = plain(ours);
        JsonNode other = plain(theirs);
        if (mine.isContainerNode() && mine.getNodeType() == other.getNodeType()) {
            compareChildren(path, children(mine), children(other), mine.isArray());
        } else if (!mine.equals(other)) {
            differ(path, mine, other);
        }
    }

    /** A type that is written as an object for the sake of Java's property alone. */
    private JsonNode plain(JsonNode node) {
        boolean wrapped = withoutJavas && node.has(JAVA_PROPERTY) && node.size() == 2;
        return wrapped ? node.path("type") : node;
    }

    private void compareChildren(
            String path, Map<String, JsonNode> ours, Map<String, JsonNode> theirs, boolean order) {
        List<String> common = new ArrayList<>();
        ours.forEach(
                (key, value) -> {
                    JsonNode other = theirs.get(key);
                    if (other == null) {
                        differ(path + "/" + key, value, null);
                    } else {
                        common.add(key);
                        compare(path + "/" + key, value, other);
                    }
                });
        theirs.forEach(
                (key, value) -> {
                    if (!ours.containsKey(key)) {
                        differ(path + "/" + key, null, value);
                    }
                });
        List<String> theirOrder = new ArrayList<>(theirs.keySet());
        theirOrder.retainAll(common);
        if (order && !theirOrder.equals(common)) {
            note(path + ": in another order");
        }
    }

    /** An object's members; an array's elements by their names, or else by their numbers. */
    private Map<String, JsonNode> children(JsonNode node) {
        Map<String, JsonNode> children = new LinkedHashMap<>();
        if (node.isObject()) {
            node.properties().forEach(each -> children.put(each.getKey(), each.getValue()));
            if (withoutJavas) {
                children.remove(JAVA_PROPERTY);
            }
        } else {
            for (JsonNode each : node) {
                String name = each.path("name").asText("");
                children.put(name.isEmpty() ? String.valueOf(children.size()) : name, each);
            }
        }
        return children;
    }

    private void differ(String path, JsonNode ours, JsonNode theirs) {
        if (theirs == null) {
            note(path + " is missing there");
        } else if (ours == null) {
            note(path + " is there and not in ours");
        } else {
            note(path + " is " + text(theirs) + " there and " + text(ours) + " in ours");
        }
    }

    private void note(String difference) {
        count++;
        if (first == null) {
            first = difference;
        }
    }

    private static String text(JsonNode node) {
        String text = node.toString();
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }
}
