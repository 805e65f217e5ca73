package org.newsmill.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.console.RecentRecords.Numbered;
import org.newsmill.kafka.RecordReader;
import org.newsmill.run.Health;
import org.newsmill.run.http.Routes;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.OperationSettings;
import org.newsmill.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The page, and what it asks for: flow, articles, letters, tries, searches. Read-only. It looks at
 * Kafka while somebody looks at the page, and costs next to nothing otherwise. Thread-safe.
 */
public final class NewsConsole implements Routes, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NewsConsole.class);

    private static final int MOST_ARTICLES = 1_000;
    private static final int MOST_LETTERS = 300;
    private static final long MOST_BYTES = 24L << 20;
    private static final int MOST_FOUND = 100;

    /** Rows that are sent at once at most; the others are passed over. */
    private static final int MOST_ROWS = 50;

    private static final int MOST_QUESTION = 200;
    private static final int MOST_TRIED_BYTES = 10 << 20;
    private static final int TRIES_AT_ONCE = 2;
    private static final long TICK_MILLIS = 250;
    private static final int TICKS_A_SECOND = 4;

    private final ObjectMapper json = new ObjectMapper();
    private final NewsmillConfig config;
    private final SameSite sameSite;
    private final Rows rows;
    private final FlowHistory flow;
    private final TryOut tryOut;
    private final RecordReader reader;
    private final Viewers viewers = new Viewers();
    private final RecentRecords articles = new RecentRecords(MOST_ARTICLES, MOST_BYTES);
    private final RecentRecords letters = new RecentRecords(MOST_LETTERS, MOST_BYTES / 2);
    private final ConcurrentLinkedQueue<Numbered> newArticles = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Numbered> newLetters = new ConcurrentLinkedQueue<>();
    private final Semaphore tries = new Semaphore(TRIES_AT_ONCE);
    private final Watcher watcher;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "newsmill-console-clock");
                        thread.setDaemon(true);
                        return thread;
                    });
    private int ticks;

    private NewsConsole(
            NewsmillConfig config,
            MeterRegistry meters,
            Supplier<Health> ready,
            boolean isOnLoopback,
            boolean withTexts) {
        this.config = config;
        this.sameSite = new SameSite(config.get(OperationSettings.HTTP_HOST), isOnLoopback);
        this.rows = new Rows(json, withTexts);
        this.flow = new FlowHistory(json, meters, ready);
        this.tryOut = new TryOut(json, config);
        this.reader = new RecordReader(config);
        this.watcher =
                new Watcher(
                        config,
                        viewers::areThere,
                        List.of(articles, letters),
                        record -> newArticles.add(articles.add(record)),
                        record -> newLetters.add(letters.add(record)));
        clock.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * The console by the settings {@code console} and {@code http.host}.
     *
     * @param meters where the processor counts
     * @return null if there is to be none
     */
    public static NewsConsole of(
            NewsmillConfig config, MeterRegistry meters, Supplier<Health> ready) {
        boolean isOnLoopback = SameSite.isLoopback(config.get(OperationSettings.HTTP_HOST));
        String asked = config.get(OperationSettings.CONSOLE).toLowerCase(Locale.ROOT);
        boolean isOff =
                asked.equals("off")
                        || asked.equals("auto") && !isOnLoopback
                        || config.get(OperationSettings.HTTP_PORT) < 0;
        return isOff
                ? null
                : new NewsConsole(
                        config, meters, ready, isOnLoopback, isOnLoopback || asked.equals("text"));
    }

    @Override
    public void addTo(JavalinConfig settings) {
        settings.events.serverStopping(viewers::dismiss);
        PageFiles.addTo(settings);
        settings.routes.sse(
                "/console/events",
                client -> {
                    if (sameSite.isAllowed(client.ctx())) {
                        viewers.add(client, greeting().toString());
                    } else {
                        client.close();
                    }
                });
        settings.routes.get("/console/article/{n}", checked(this::article));
        settings.routes.get("/console/letter/{n}", checked(this::letter));
        settings.routes.get("/console/search", checked(this::search));
        settings.routes.post("/console/try", checked(this::tryOut));
    }

    private interface Answer {
        void give(Context context) throws Exception;
    }

    private io.javalin.http.Handler checked(Answer answer) {
        return context -> {
            SameSite.protect(context);
            if (sameSite.isAllowed(context)) {
                answer.give(context);
            } else {
                fail(context, HttpStatus.FORBIDDEN, "asked from another site");
            }
        };
    }

    private ObjectNode greeting() {
        ObjectNode greeting = json.createObjectNode();
        greeting.set("flow", flow.latest());
        greeting.set("history", flow.history());
        greeting.put("raw", config.topics().raw());
        greeting.set("articles", rows.ofArticles(articles.all(), reader));
        greeting.set("letters", rows.ofLetters(letters.all()));
        return greeting;
    }

    /** Four times a second: what has come, and once what flowed. */
    private void tick() {
        try {
            if (++ticks % TICKS_A_SECOND == 0) {
                flow.tick();
            }
            if (!viewers.areThere()) {
                newArticles.clear();
                newLetters.clear();
                return;
            }
            ObjectNode news = json.createObjectNode();
            if (ticks % TICKS_A_SECOND == 0) {
                news.set("flow", flow.latest());
                news.put("passedOver", watcher.passedOver());
            }
            news.set("articles", rows.ofArticles(drained(newArticles), reader));
            news.set("letters", rows.ofLetters(drained(newLetters)));
            if (news.has("flow")
                    || !news.get("articles").isEmpty()
                    || !news.get("letters").isEmpty()) {
                viewers.send("news", news.toString());
            }
        } catch (RuntimeException fault) {
            LOG.warn("The console cannot tell what is new", fault);
        }
    }

    /** The latest of a queue, which is empty then. */
    private static List<Numbered> drained(ConcurrentLinkedQueue<Numbered> queue) {
        List<Numbered> all = new ArrayList<>();
        for (Numbered each = queue.poll(); each != null; each = queue.poll()) {
            all.add(each);
        }
        return all.subList(Math.max(0, all.size() - MOST_ROWS), all.size());
    }

    private void article(Context context) {
        ConsumerRecord<byte[], byte[]> record = articles.get(number(context));
        if (record == null) {
            fail(context, HttpStatus.NOT_FOUND, "it is not kept any more");
        } else {
            give(context, rows.whole(reader.article(record)));
        }
    }

    private void letter(Context context) {
        ConsumerRecord<byte[], byte[]> record = letters.get(number(context));
        if (record == null) {
            fail(context, HttpStatus.NOT_FOUND, "it is not kept any more");
        } else {
            give(context, rows.whole(record));
        }
    }

    private static long number(Context context) {
        try {
            return Long.parseLong(context.pathParam("n"));
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    private void search(Context context) {
        String question = context.queryParam("q");
        if (question == null || question.length() > MOST_QUESTION) {
            fail(context, HttpStatus.BAD_REQUEST, "q is a word or a few");
            return;
        }
        StemSearch search = new StemSearch(question);
        ArrayNode found = json.createArrayNode();
        List<Numbered> all = articles.all();
        for (int i = all.size() - 1; i >= 0 && found.size() < MOST_FOUND; i--) {
            EnrichedArticle article = reader.article(all.get(i).record());
            if (search.finds(article)) {
                found.add(rows.ofArticle(all.get(i), article));
            }
        }
        ObjectNode answer = json.createObjectNode();
        answer.put("searched", all.size());
        answer.set("found", found);
        give(context, answer);
    }

    private void tryOut(Context context) throws IOException {
        if (!tries.tryAcquire()) {
            fail(context, HttpStatus.TOO_MANY_REQUESTS, "another try is being worked on");
            return;
        }
        try {
            tryOutAlone(context);
        } finally {
            tries.release();
        }
    }

    private void tryOutAlone(Context context) throws IOException {
        int most = Math.min(MOST_TRIED_BYTES, config.get(Settings.MAX_EVENT_BYTES));
        byte[] event;
        try (InputStream in = context.bodyInputStream()) {
            event = in.readNBytes(most + 1);
        }
        if (event.length > most) {
            fail(context, HttpStatus.CONTENT_TOO_LARGE, "at most " + most + " bytes can be tried");
            return;
        }
        Map<String, String> headers = new HashMap<>();
        context.queryParamMap().forEach((name, values) -> headers.put(name, values.get(0)));
        headers.values().removeIf(String::isBlank);
        give(context, tryOut.of(event, headers));
    }

    private static void give(Context context, ObjectNode answer) {
        context.contentType("application/json; charset=utf-8")
                .result(answer.toString().getBytes(UTF_8));
    }

    private void fail(Context context, HttpStatus status, String why) {
        context.status(status);
        give(context, json.createObjectNode().put("error", why));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        viewers.close();
        watcher.close();
        reader.close();
    }
}
