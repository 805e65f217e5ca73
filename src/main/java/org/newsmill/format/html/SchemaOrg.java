package org.newsmill.format.html;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.jsoup.nodes.Element;
import org.newsmill.article.ReceivedText;
import org.newsmill.format.markup.MarkupText;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The article that a page describes in schema.org's words, in JSON-LD scripts (JSON-LD 1.1 section
 * 7). A script that cannot be read is passed over. Immutable once made.
 */
final class SchemaOrg {

    /** Pages that are an article say so often of the page alone. */
    private static final Set<String> PAGES = Set.of("WebPage", "ItemPage");

    private static final String CDATA = "<![CDATA[";
    private static final int DEEPEST = 100;
    private static final int MOST_OBJECTS = 10_000;

    /** What pages really write: line breaks in strings, commas at ends, comments. */
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            new com.fasterxml.jackson.core.JsonFactoryBuilder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .build())
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private final List<JsonNode> articles = new ArrayList<>();
    private final List<JsonNode> pages = new ArrayList<>();
    private final Map<String, JsonNode> byId = new HashMap<>();
    private JsonNode article;
    private JsonNode page;

    private SchemaOrg() {}

    /**
     * @param scripts of the page, of any kind, in document order
     */
    static SchemaOrg of(List<Element> scripts) {
        SchemaOrg found = new SchemaOrg();
        for (Element script : scripts) {
            if (script.attr("type").contains("ld+json")) {
                found.read(script.data());
            }
        }
        found.article = found.articles.isEmpty() ? null : found.articles.get(0);
        found.page = found.pages.isEmpty() ? null : found.pages.get(0);
        return found;
    }

    private void read(String script) {
        int cdata = script.indexOf(CDATA);
        int from = cdata < 0 ? 0 : cdata + CDATA.length();
        int brace = script.indexOf('{');
        if (brace >= 0 && brace < from) {
            from = 0;
        }
        while (from < script.length() && "{[".indexOf(script.charAt(from)) < 0) {
            from++;
        }
        // Comments and CDATA before, semicolons and their ends after: the first value counts.
        try (JsonParser parser = JSON.createParser(script.substring(from))) {
            JsonNode root = JSON.readTree(parser);
            if (root != null) {
                collect(root);
            }
        } catch (IOException broken) {
            // The next one may be whole.
        }
    }

    /** Objects that stand for the page: not those in lists, which stand for others. */
    private void collect(JsonNode root) {
        Deque<JsonNode> open = new ArrayDeque<>();
        open.add(root);
        int seen = 0;
        while (!open.isEmpty() && seen++ < MOST_OBJECTS) {
            JsonNode node = open.poll();
            if (node.isArray()) {
                node.forEach(open::add);
            } else if (node.isObject()) {
                JsonNode id = node.get("@id");
                if (id != null && id.isTextual() && node.size() > 1) {
                    byId.putIfAbsent(id.textValue(), node);
                }
                if (hasType(node, SchemaOrg::isArticle)) {
                    articles.add(node);
                } else if (hasType(node, PAGES::contains)) {
                    pages.add(node);
                }
                for (String inner : new String[] {"@graph", "mainEntity", "mainEntityOfPage"}) {
                    if (node.has(inner)) {
                        open.add(node.get(inner));
                    }
                }
            }
        }
    }

    private static boolean isArticle(String type) {
        return type.endsWith("Article") || type.endsWith("Posting") || type.equals("Report");
    }

    private static boolean hasType(JsonNode node, Predicate<String> wanted) {
        JsonNode type = node.get("@type");
        if (type == null) {
            return false;
        }
        if (type.isArray()) {
            for (JsonNode each : type) {
                if (each.isTextual() && wanted.test(localName(each.textValue()))) {
                    return true;
                }
            }
            return false;
        }
        return type.isTextual() && wanted.test(localName(type.textValue()));
    }

    private static String localName(String type) {
        int from =
                Math.max(
                        type.lastIndexOf('/'),
                        Math.max(type.lastIndexOf(':'), type.lastIndexOf('#')));
        return type.substring(from + 1);
    }

    /** Of several articles takes the one that is the page's; the first if none is known to be. */
    void choose(Predicate<SchemaOrg> isThePages) {
        if (articles.size() < 2) {
            return;
        }
        for (JsonNode each : articles) {
            article = each;
            if (isThePages.test(this)) {
                return;
            }
        }
        article = articles.get(0);
    }

    boolean isLiveBlog() {
        return article != null && hasType(article, "LiveBlogPosting"::equals);
    }

    boolean isPresent() {
        return article != null;
    }

    /**
     * A property's text on one line; of several values the first.
     *
     * @param path names apart by points
     * @return null if the article does not say it
     */
    String text(String path) {
        return line(first(at(article, path)));
    }

    /** The same of the page, which may say what no article does. */
    String textOfPage(String path) {
        return line(first(at(page, path)));
    }

    /** All values of a property as texts. */
    List<String> texts(String path) {
        Set<String> texts = new LinkedHashSet<>();
        JsonNode node = at(article, path);
        if (node != null) {
            for (JsonNode each : node.isArray() ? node : List.of(node)) {
                String text = line(first(each));
                if (text != null) {
                    texts.add(text);
                }
            }
        }
        return new ArrayList<>(texts);
    }

    /** The text of the article as it stands, with its lines; null if it is not given. */
    String body() {
        JsonNode node = first(at(article, "articleBody"));
        if (node == null || !node.isTextual()) {
            return null;
        }
        String body = node.textValue();
        boolean markup = body.indexOf("</") >= 0 || body.indexOf("<br") >= 0;
        if (markup) {
            return ReceivedText.clean(MarkupText.ofHtml(body));
        }
        return ReceivedText.clean(org.jsoup.parser.Parser.unescapeEntities(body, false));
    }

    /** The posts of a live blog, as they stand. */
    List<String> posts() {
        List<String> posts = new ArrayList<>();
        JsonNode updates = at(article, "liveBlogUpdate");
        if (updates != null && updates.isArray()) {
            for (JsonNode update : updates) {
                JsonNode body = first(update.get("articleBody"));
                if (body != null && body.isTextual()) {
                    posts.add(body.textValue());
                }
            }
        }
        return posts;
    }

    private JsonNode at(JsonNode from, String path) {
        JsonNode node = from;
        int start = 0;
        while (node != null && start <= path.length()) {
            int point = path.indexOf('.', start);
            int end = point < 0 ? path.length() : point;
            JsonNode object = start == 0 ? node : resolved(first(node));
            node = object == null ? null : object.get(path.substring(start, end));
            start = end + 1;
        }
        return node;
    }

    private static JsonNode first(JsonNode node) {
        JsonNode first = node;
        while (first != null && first.isArray()) {
            first = first.get(0);
        }
        return first;
    }

    /** An object that only says its id stands elsewhere. */
    private JsonNode resolved(JsonNode node) {
        if (node != null && node.isObject() && node.size() == 1 && node.has("@id")) {
            return byId.getOrDefault(node.get("@id").asText(), node);
        }
        return node;
    }

    /** A value, or its name if it is an object, on one line. */
    private String line(JsonNode node) {
        JsonNode value = resolved(node);
        for (int depth = 0; value != null && value.isObject() && depth < 4; depth++) {
            JsonNode name = value.get("name");
            name = name == null ? value.get("@value") : name;
            value = resolved(first(name));
        }
        if (value == null || !value.isValueNode() || value.isNull()) {
            return null;
        }
        return ReceivedText.clean(MarkupText.lineOfHtml(value.asText()));
    }

    /** An address: a text, or an object's id. */
    String address(String name) {
        JsonNode node = first(at(article, name));
        if (node != null && node.isObject()) {
            node = first(node.has("@id") ? node.get("@id") : node.get("url"));
        }
        return node != null && node.isTextual() ? ReceivedText.clean(node.textValue()) : null;
    }

    /** What stands under that name, true, false or null for neither. */
    Boolean flag(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        String flag = localName(text);
        return flag.equalsIgnoreCase("true")
                ? Boolean.TRUE
                : flag.equalsIgnoreCase("false") ? Boolean.FALSE : null;
    }
}
