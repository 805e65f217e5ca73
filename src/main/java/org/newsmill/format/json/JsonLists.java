package org.newsmill.format.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * Where the articles stand in what an API answers: in a list that has one of the usual names, or
 * alone in an envelope. Thread-safe.
 */
final class JsonLists {

    /** Members that hold the list, or an object that holds it. */
    private static final List<String> LISTS =
            List.of(
                    "articles",
                    "docs",
                    "results",
                    "items",
                    "data",
                    "stories",
                    "hits",
                    "response",
                    "news",
                    "posts",
                    "entries",
                    "documents",
                    "newsitems",
                    "records",
                    "rows",
                    "value",
                    "result",
                    "payload",
                    "feed",
                    "body",
                    "message",
                    "output",
                    "@graph");

    /** Members that hold one article. */
    private static final List<String> ENVELOPES =
            List.of(
                    "article",
                    "item",
                    "newsitem",
                    "story",
                    "post",
                    "document",
                    "doc",
                    "data",
                    "content",
                    "payload",
                    "response",
                    "result",
                    "message",
                    "body");

    private static final int DEEPEST = 3;

    private JsonLists() {}

    /**
     * The list in an answer.
     *
     * @return null if there is none
     */
    static ArrayNode list(JsonItem answer) {
        return list(answer, DEEPEST);
    }

    private static ArrayNode list(JsonItem answer, int depth) {
        for (String name : LISTS) {
            JsonNode node = answer.node(name);
            if (JsonValues.isList(node)) {
                return (ArrayNode) node;
            }
            JsonItem inner = depth == 0 ? null : answer.item(node);
            ArrayNode found = inner == null ? null : list(inner, depth - 1);
            if (found != null) {
                return found;
            }
        }
        // Of pages as Spring writes them; an article may have paragraphs there.
        boolean page = !answer.has("title") && !answer.has("headline");
        JsonNode content = page ? answer.node("content") : null;
        return JsonValues.isList(content) ? (ArrayNode) content : null;
    }

    /** The article in an envelope, of several in each other the innermost; else the item itself. */
    static JsonItem opened(JsonItem item) {
        JsonItem opened = item;
        for (int depth = 0; depth < DEEPEST; depth++) {
            JsonItem inner = inner(opened);
            if (inner == null) {
                return opened;
            }
            opened = inner;
        }
        return opened;
    }

    private static JsonItem inner(JsonItem item) {
        ObjectNode object = item.object();
        // Elasticsearch's hits, and the rows of Hugging Face's data sets.
        JsonNode hit = object.has("_source") ? object.get("_source") : object.get("row");
        if (hit instanceof ObjectNode source) {
            JsonNode id = object.get("_id");
            if (id != null && !source.has("_id")) {
                source.set("_id", id);
            }
            return item.item(source);
        }
        if (item.has("title") || item.has("headline") || item.has("uri") || item.has("webtitle")) {
            return null;
        }
        for (String name : ENVELOPES) {
            JsonItem inner = item.item(item.node(name));
            if (inner != null) {
                return inner;
            }
        }
        return null;
    }
}
