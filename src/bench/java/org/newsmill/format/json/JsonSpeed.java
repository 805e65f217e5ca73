package org.newsmill.format.json;

import org.newsmill.format.ParserSpeed;

/**
 * How many MB of JSON are parsed in a second on one thread, and whether ten times the items take
 * ten times as long.
 */
public final class JsonSpeed {

    private JsonSpeed() {}

    public static void main(String[] args) {
        for (int items : new int[] {100, 1_000}) {
            ParserSpeed.measure("JSON list, " + items, list(items), 2);
            ParserSpeed.measure("JSON Lines, " + items, lines(items), 2);
            ParserSpeed.measure("JSON Feed, " + items, feed(items), 2);
            ParserSpeed.measure("ninjs lines, " + items, ninjs(items), 2);
        }
    }

    private static String prose(int item) {
        StringBuilder prose = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            prose.append("The council of Vale met for the ").append(item + i);
            prose.append("th time, and \\\"nothing\\\" was decided \\u2014 as before. ");
        }
        return prose.toString();
    }

    private static String item(int i) {
        return "{\"source\": {\"id\": null, \"name\": \"Vale Post\"}, \"author\": \"Ada Fenn\","
                + " \"title\": \"Council meets "
                + i
                + "\", \"description\": \"It met again.\", \"url\":"
                + " \"https://vale.example/"
                + i
                + "\", \"urlToImage\": \"https://vale.example/"
                + i
                + ".jpg\", \"publishedAt\": \"2026-03-02T10:00:00Z\", \"content\": \""
                + prose(i)
                + "\"}";
    }

    private static String list(int items) {
        StringBuilder event = new StringBuilder("{\"status\": \"ok\", \"articles\": [");
        for (int i = 0; i < items; i++) {
            event.append(i == 0 ? "" : ", ").append(item(i));
        }
        return event.append("]}").toString();
    }

    private static String lines(int items) {
        StringBuilder event = new StringBuilder();
        for (int i = 0; i < items; i++) {
            event.append(item(i)).append('\n');
        }
        return event.toString();
    }

    private static String feed(int items) {
        StringBuilder event =
                new StringBuilder(
                        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Vale\","
                                + " \"feed_url\": \"https://vale.example/feed\", \"items\": [");
        for (int i = 0; i < items; i++) {
            event.append(i == 0 ? "" : ", ");
            event.append("{\"id\": \"").append(i).append("\", \"title\": \"Council meets\",");
            event.append(" \"date_published\": \"2026-03-02T10:00:00Z\", \"content_html\": \"<p>");
            event.append(prose(i)).append("</p>\"}");
        }
        return event.append("]}").toString();
    }

    private static String ninjs(int items) {
        StringBuilder event = new StringBuilder();
        for (int i = 0; i < items; i++) {
            event.append("{\"uri\": \"urn:").append(i).append("\", \"type\": \"text\",");
            event.append(
                    " \"versioncreated\": \"2026-03-02T10:00:00Z\", \"headline\": \"Council\",");
            event.append(" \"body_text\": \"").append(prose(i)).append("\"}\n");
        }
        return event.toString();
    }
}
