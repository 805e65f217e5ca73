package org.newsmill.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.newsmill.article.Rejection;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;
import org.newsmill.format.OpenedEvent;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Hints;
import org.newsmill.run.DryRun;
import org.newsmill.settings.NewsmillConfig;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** What would become of an event that somebody tries. Nothing is written. Thread-safe. */
final class TryOut {

    /** More articles and rejections of an event are counted, not shown. */
    private static final int MOST_SHOWN = 50;

    private final ObjectMapper json;
    private final Rows rows;
    private final DryRun dryRun;

    TryOut(ObjectMapper json, NewsmillConfig config) {
        this.json = json;
        this.rows = new Rows(json, true); // whoever tries a text out knows it
        this.dryRun = new DryRun(config);
    }

    /**
     * @param headers of the event, by name
     */
    ObjectNode of(byte[] event, Map<String, String> headers) throws IOException {
        ObjectNode result = json.createObjectNode();
        result.put("bytes", event.length);
        OpenedEvent opened = dryRun.open(event, Hints.of(headers::get));
        ArrayNode articles = result.putArray("articles");
        ArrayNode rejections = result.putArray("rejections");
        int[] counts = new int[2];
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        dryRun.run(
                opened,
                event,
                ordinal -> new Origin("", 0, 0L, now, ordinal),
                new DryRun.Results() {
                    @Override
                    public void article(EnrichedArticle record) {
                        if (counts[0]++ < MOST_SHOWN) {
                            articles.add(rows.whole(record));
                        }
                    }

                    @Override
                    public void rejected(Rejection rejection) {
                        if (counts[1]++ < MOST_SHOWN) {
                            rejections.add(node(rejection));
                        }
                    }
                });
        Format format = opened.format();
        result.put("format", format == null ? null : format.name());
        result.put("because", format == null ? null : format.doc());
        result.put("articleCount", counts[0]);
        result.put("rejectionCount", counts[1]);
        ObjectNode lenient = result.putObject("leniences");
        opened.leniences().forEach((kind, count) -> lenient.put(kind.name(), count));
        return result;
    }

    private ObjectNode node(Rejection rejection) {
        ObjectNode node = json.createObjectNode();
        node.put("ordinal", rejection.ordinal());
        node.put("reason", rejection.reason().name());
        node.put("stage", rejection.stage().headerValue());
        node.put("message", rejection.message());
        return node;
    }
}
