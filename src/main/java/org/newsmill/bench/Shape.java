package org.newsmill.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.stream.LongStream;

/** What the events of a benchmark are: the same articles, each time. */
public enum Shape {
    /** Bare texts, one an event. */
    PLAIN(false) {
        @Override
        void write(LongStream numbers, ArticleGenerator articles, StringBuilder event) {
            numbers.forEach(number -> event.append(articles.text(number)));
        }
    },
    /** Blocks in tags. */
    TAGGED(true) {
        @Override
        void write(LongStream numbers, ArticleGenerator articles, StringBuilder event) {
            numbers.forEach(
                    number -> {
                        event.append("F-N-S-T-A-R-T. ").append(number).append(" F-N-E-N-D. ");
                        event.append("D-A-T-E-S-T-A-R-T. 2026-01-24 D-A-T-E-E-N-D. ");
                        event.append("T-E-X-T-S-T-A-R-T. ").append(articles.text(number));
                        event.append(" T-E-X-T-E-N-D. ");
                    });
        }
    },
    /** An object of JSON, or a list of them. */
    JSON(true) {
        @Override
        void write(LongStream numbers, ArticleGenerator articles, StringBuilder event)
                throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (JsonGenerator json = OBJECTS.createGenerator(bytes)) {
                long[] all = numbers.toArray();
                if (all.length > 1) {
                    json.writeStartArray();
                }
                for (long number : all) {
                    json.writeStartObject();
                    json.writeStringField("id", Long.toString(number));
                    json.writeStringField("title", "Story " + number);
                    json.writeStringField("published", DATE);
                    json.writeStringField("body", articles.text(number));
                    json.writeEndObject();
                }
                if (all.length > 1) {
                    json.writeEndArray();
                }
            }
            event.append(bytes.toString(UTF_8));
        }
    },
    /** A feed, RSS 2.0. */
    RSS(true) {
        @Override
        void write(LongStream numbers, ArticleGenerator articles, StringBuilder event) {
            event.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
            event.append("<rss version=\"2.0\"><channel><title>Bench</title>\n");
            numbers.forEach(
                    number -> {
                        event.append("<item><guid isPermaLink=\"false\">").append(number);
                        event.append("</guid><title>Story ").append(number).append("</title>");
                        event.append("<pubDate>Sat, 24 Jan 2026 09:00:00 GMT</pubDate>");
                        event.append("<description>").append(escaped(articles.text(number)));
                        event.append("</description></item>\n");
                    });
            event.append("</channel></rss>\n");
        }
    };

    private static final ObjectMapper OBJECTS = new ObjectMapper();
    private static final String DATE = "2026-01-24T09:00:00Z";

    private final boolean takesSeveral;

    Shape(boolean takesSeveral) {
        this.takesSeveral = takesSeveral;
    }

    /** Whether an event can hold several articles. */
    public boolean takesSeveral() {
        return takesSeveral;
    }

    /** As it is asked for: in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract void write(LongStream numbers, ArticleGenerator articles, StringBuilder event)
            throws IOException;

    /** One event, in UTF-8. */
    byte[] event(long firstNumber, int count, ArticleGenerator articles) {
        StringBuilder event = new StringBuilder();
        try {
            write(LongStream.range(firstNumber, firstNumber + count), articles, event);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // it writes into memory
        }
        return event.toString().getBytes(UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
