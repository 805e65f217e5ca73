package org.newsmill.format.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.newsmill.format.EventReader;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.ReadSettings;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * How many MB of JSON are parsed in a second on one thread, and whether ten times the items take
 * ten times as long.
 */
public final class JsonSpeed {

    private static final int ROUNDS = 3;
    private static final long ROUND_NANOS = 1_000_000_000L;

    private JsonSpeed() {}

    public static void main(String[] args) {
        for (int items : new int[] {100, 1_000}) {
            measure("JSON list, " + items, list(items));
            measure("JSON Lines, " + items, lines(items));
            measure("JSON Feed, " + items, feed(items));
            measure("ninjs lines, " + items, ninjs(items));
        }
    }

    /** Of this thread alone, whatever else the machine does. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void measure(String name, String event) {
        EventReader reader = new EventReader(new ReadSettings(UTF_8, 1 << 26, 1 << 20));
        byte[] bytes = event.getBytes(UTF_8);
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = cpuNanos();
            long read = 0;
            while (cpuNanos() - start < ROUND_NANOS) {
                if (reader.open(bytes, Hints.NONE).outcomes().size() < 2) {
                    throw new IllegalStateException(name);
                }
                read += bytes.length;
            }
            best = Math.max(best, read / 1e6 / ((cpuNanos() - start) / 1e9));
        }
        System.out.printf(Locale.ROOT, "%-20s %9d bytes %7.1f MB/s%n", name, bytes.length, best);
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
