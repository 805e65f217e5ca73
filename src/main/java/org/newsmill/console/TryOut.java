package org.newsmill.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

import org.newsmill.article.Rejection;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;
import org.newsmill.format.OpenedEvent;
import org.newsmill.format.parse.Format;
import org.newsmill.format.parse.Hints;
import org.newsmill.run.DryRun;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.Settings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** What would become of an event that somebody tries. Nothing is written. Thread-safe. */
final class TryOut {

    /** More articles and rejections of an event are counted, not shown. */
    private static final int MOST_SHOWN = 50;

    private static final int MOST_BYTES = 10 << 20;
    private static final int AT_ONCE = 2;
    private static final int PIECE = 1 << 16;

    /** So long an event may take to come: who sends it in drops keeps others from trying. */
    private static final Duration MOST_TIME = Duration.ofSeconds(60);

    /** No form of another site can send it without asking first (Fetch, section 2.2.2). */
    private static final String BYTES = "application/octet-stream";

    private final ObjectMapper json;
    private final Rows rows;
    private final DryRun dryRun;
    private final int mostBytes;
    private final Duration mostTime;
    private final Semaphore free = new Semaphore(AT_ONCE);

    TryOut(ObjectMapper json, NewsmillConfig config) {
        this(json, config, MOST_TIME);
    }

    /**
     * @param mostTime so long an event may take to come
     */
    TryOut(ObjectMapper json, NewsmillConfig config, Duration mostTime) {
        this.json = json;
        this.mostBytes = Math.min(MOST_BYTES, config.get(Settings.MAX_EVENT_BYTES));
        this.mostTime = mostTime;
        this.rows = new Rows(json, true); // whoever tries a text out knows it
        this.dryRun = new DryRun(config);
    }

    /**
     * What becomes of the event that is the request's body, with its query as headers.
     *
     * @throws Refusal if it is no event's bytes, too large, too slow, or too many are tried
     */
    ObjectNode answer(Context context) throws IOException {
        if (!BYTES.equals(context.contentType())) {
            throw new Refusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "send it as " + BYTES);
        }
        if (!free.tryAcquire()) {
            throw new Refusal(HttpStatus.TOO_MANY_REQUESTS, "another try is being worked on");
        }
        try {
            Map<String, String> headers = new HashMap<>();
            context.queryParamMap().forEach((name, values) -> headers.put(name, values.get(0)));
            headers.values().removeIf(String::isBlank);
            return of(body(context), headers);
        } finally {
            free.release();
        }
    }

    private byte[] body(Context context) throws IOException {
        long end = System.nanoTime() + mostTime.toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        try (InputStream in = context.bodyInputStream()) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                body.write(piece, 0, read);
                if (body.size() > mostBytes) {
                    throw new Refusal(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "at most " + mostBytes + " bytes can be tried");
                }
                if (System.nanoTime() - end > 0) {
                    throw new Refusal(HttpStatus.REQUEST_TIMEOUT, "it comes too slowly");
                }
            }
        }
        return body.toByteArray();
    }

    /**
     * @param headers of the event, by name
     */
    private ObjectNode of(byte[] event, Map<String, String> headers) throws IOException {
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
