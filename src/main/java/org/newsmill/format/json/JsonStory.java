package org.newsmill.format.json;

import com.fasterxml.jackson.databind.JsonNode;

import org.newsmill.article.LanguageSource;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Subject;
import org.newsmill.format.parse.LanguageTag;

import java.util.ArrayList;
import java.util.List;

/** Fields that are more than a text, as JSON has them. Thread-safe. */
final class JsonStory {

    private JsonStory() {}

    static void setLanguage(EnrichedArticle draft, String value) {
        LanguageSource.say(
                draft, LanguageTag.read(LanguageNames.tag(value)), LanguageSource.DOCUMENT);
    }

    /** Keywords: of an array its texts, of a text what stands between commas. */
    static List<String> keywords(JsonItem item, JsonNode node) {
        List<String> keywords = new ArrayList<>();
        if (node.isTextual()) {
            String text = node.textValue();
            char between = text.indexOf(',') < 0 ? ';' : ',';
            int from = 0;
            for (int i = 0; i <= text.length(); i++) {
                if (i == text.length() || text.charAt(i) == between) {
                    add(keywords, text.substring(from, i));
                    from = i + 1;
                }
            }
            return keywords;
        }
        for (JsonNode each : node) {
            // The Guardian's tags are authors, too.
            String type = each.path("type").asText("keyword");
            if (type.equals("keyword") || type.equals("tag") || !each.has("webTitle")) {
                String webTitle = each.path("webTitle").textValue();
                add(keywords, webTitle == null ? item.textOf(each) : webTitle);
            }
        }
        return keywords;
    }

    private static void add(List<String> keywords, String keyword) {
        if (keyword != null && !keyword.isBlank()) {
            keywords.add(JsonText.line(keyword.strip()));
        }
    }

    /** What the item is about: ninjs, and those who follow it. */
    static List<Subject> subjects(JsonItem item) {
        List<Subject> subjects = new ArrayList<>();
        JsonNode nodes = item.node("subjects");
        if (nodes == null) {
            nodes = item.node("subject");
        }
        if (nodes != null && nodes.isArray()) {
            for (JsonNode node : nodes) {
                addSubject(subjects, node);
            }
        }
        return subjects;
    }

    /** A code is in a scheme, or ends an address that is the scheme and the code. */
    private static void addSubject(List<Subject> subjects, JsonNode node) {
        String name = node.isTextual() ? node.textValue() : text(node, "name");
        String code = text(node, "code");
        String scheme = text(node, "scheme");
        String uri = text(node, "uri");
        if (code == null && uri != null) {
            int slash = uri.lastIndexOf('/');
            code = uri.substring(slash + 1);
            scheme = slash < 0 ? scheme : uri.substring(0, slash + 1);
        }
        if (code == null) {
            code = text(node, "literal");
        }
        if (name != null || code != null) {
            Subject subject = new Subject();
            subject.setName(name);
            subject.setCode(code);
            subject.setScheme(scheme);
            subjects.add(subject);
        }
    }

    private static String text(JsonNode node, String name) {
        String value = node.path(name).textValue();
        return value == null || value.isBlank() ? null : value.strip();
    }
}
