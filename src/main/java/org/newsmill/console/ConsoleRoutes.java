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
import org.newsmill.kafka.RecordReader;
import org.newsmill.run.Health;
import org.newsmill.run.http.Routes;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.OperationSettings;
import org.newsmill.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The page, and what it asks for: flow, articles, letters, tries, searches. Read-only. It looks at
 * Kafka while somebody looks at the page, and costs next to nothing otherwise. Thread-safe.
 */
final class ConsoleRoutes implements Routes, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleRoutes.class);

    private static final int MOST_ARTICLES = 1_000;
    private static final int MOST_LETTERS = 300;
    private static final long MOST_BYTES = 24L << 20;
    private static final int MOST_FOUND = 100;

    /** Rows that are sent at once at most; the others are passed over. */
    private static final int MOST_ROWS = 50;

    private static final int MOST_QUESTION = 200;
    private static final long TICK_MILLIS = 250;
    private static final int TICKS_A_SECOND = 4;

    private final ObjectMapper json = new ObjectMapper();
    private final NewsmillConfig config;
    private final boolean withTexts;
    private final SameSite sameSite;
    private final Rows rows;
    private final FlowHistory flow;
    private final TryOut tryOut;
    private final RecordReader reader;
    private final Viewers viewers = new Viewers();
    private final RecentRecords articles = new RecentRecords(MOST_ARTICLES, MOST_BYTES);
    private final RecentRecords letters = new RecentRecords(MOST_LETTERS, MOST_BYTES / 2);
    private final ConcurrentLinkedQueue<ConsumerRecord<byte[], byte[]>> newArticles =
            new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<ConsumerRecord<byte[], byte[]>> newLetters =
            new ConcurrentLinkedQueue<>();
    private final Watcher watcher;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "newsmill-console-clock");
                        thread.setDaemon(true);
                        return thread;
                    });
    private int ticks;

    /**
     * @param withTexts whether what articles say may be shown
     */
    ConsoleRoutes(
            NewsmillConfig config,
            MeterRegistry meters,
            Supplier<Health> ready,
            boolean withTexts) {
        this.config = config;
        this.withTexts = withTexts;
        this.sameSite = new SameSite(config.get(OperationSettings.HTTP_HOST));
        this.rows = new Rows(json, withTexts);
        this.flow = new FlowHistory(json, meters, ready);
        this.tryOut = new TryOut(json, config);
        this.reader = new RecordReader(config);
        this.watcher =
                new Watcher(
                        config,
                        viewers::areThere,
                        List.of(articles, letters),
                        this::articleCame,
                        this::letterCame);
        clock.scheduleAtFixedRate(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void addTo(JavalinConfig settings) {
        settings.events.serverStopping(viewers::dismiss);
        settings.routes.before(SameSite::protect);
        settings.routes.before("/console/*", this::check);
        settings.routes.exception(
                Refusal.class,
                (refusal, context) -> {
                    context.status(refusal.status());
                    give(context, json.createObjectNode().put("error", refusal.getMessage()));
                });
        PageFiles.addTo(settings);
        settings.routes.sse(
                "/console/events", client -> viewers.add(client, () -> greeting().toString()));
        settings.routes.get("/console/article/{topic}/{partition}/{offset}", this::article);
        settings.routes.get("/console/letter/{topic}/{partition}/{offset}", this::letter);
        settings.routes.get("/console/search", this::search);
        settings.routes.post("/console/try", context -> give(context, tryOut.answer(context)));
    }

    private void check(Context context) {
        if (!sameSite.isAllowed(context)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "asked from another site");
        }
    }

    void articleCame(ConsumerRecord<byte[], byte[]> record) {
        articles.add(record);
        newArticles.add(record);
    }

    void letterCame(ConsumerRecord<byte[], byte[]> record) {
        letters.add(record);
        newLetters.add(record);
    }

    /** Empty if it is no article, or the registry does not tell its schema. */
    private Optional<EnrichedArticle> read(ConsumerRecord<byte[], byte[]> each) {
        try {
            return Optional.ofNullable(reader.article(each));
        } catch (RuntimeException unreadable) {
            LOG.debug("The console cannot read a record", unreadable);
            return Optional.empty();
        }
    }

    private ObjectNode greeting() {
        ObjectNode greeting = json.createObjectNode();
        greeting.set("flow", flow.latest());
        greeting.set("history", flow.history());
        greeting.put("raw", config.topics().raw());
        greeting.set("articles", rows.ofArticles(articles.all(), this::read));
        greeting.set("letters", rows.ofLetters(letters.all()));
        return greeting;
    }

    /** Four times a second: what has come, and once what flowed. */
    private void tick() {
        try {
            boolean isSecond = ticks++ % TICKS_A_SECOND == 0;
            if (isSecond) {
                flow.tick();
            }
            if (!viewers.areThere()) {
                newArticles.clear();
                newLetters.clear();
                return;
            }
            ObjectNode news = json.createObjectNode();
            if (isSecond) {
                news.set("flow", flow.latest());
                news.put("passedOver", watcher.passedOver());
            }
            news.set("articles", rows.ofArticles(drained(newArticles), this::read));
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
    private static List<ConsumerRecord<byte[], byte[]>> drained(
            ConcurrentLinkedQueue<ConsumerRecord<byte[], byte[]>> queue) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each = queue.poll();
                each != null;
                each = queue.poll()) {
            all.add(each);
        }
        return all.subList(Math.max(0, all.size() - MOST_ROWS), all.size());
    }

    private void article(Context context) {
        EnrichedArticle article =
                read(kept(articles, context))
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                HttpStatus.SERVICE_UNAVAILABLE,
                                                "it cannot be read: the registry does not tell its"
                                                        + " schema, or it is no article"));
        give(context, rows.whole(article));
    }

    private void letter(Context context) {
        give(context, rows.whole(kept(letters, context)));
    }

    /** The record that is asked for by topic, partition and offset. */
    private static ConsumerRecord<byte[], byte[]> kept(RecentRecords records, Context context) {
        return records.get(
                        context.pathParam("topic"),
                        context.pathParam("partition"),
                        context.pathParam("offset"))
                .orElseThrow(
                        () ->
                                new Refusal(
                                        HttpStatus.NOT_FOUND,
                                        "it is not among the latest records, and only those are"
                                                + " kept"));
    }

    private void search(Context context) {
        if (!withTexts) { // who may ask for words may find out what is written
            throw new Refusal(HttpStatus.FORBIDDEN, "texts are not shown here, nor searched");
        }
        String question = context.queryParam("q");
        if (question == null || question.length() > MOST_QUESTION) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "q is a word or a few");
        }
        StemSearch search = new StemSearch(question, config.get(Settings.LANGUAGE_DEFAULT));
        ArrayNode found = json.createArrayNode();
        List<ConsumerRecord<byte[], byte[]>> all = articles.all();
        for (int i = all.size() - 1; i >= 0 && found.size() < MOST_FOUND; i--) {
            ConsumerRecord<byte[], byte[]> each = all.get(i);
            read(each)
                    .filter(search::finds)
                    .ifPresent(article -> found.add(rows.ofArticle(each, article)));
        }
        ObjectNode answer = json.createObjectNode();
        answer.put("searched", all.size());
        answer.set("found", found);
        give(context, answer);
    }

    private static void give(Context context, ObjectNode answer) {
        context.contentType("application/json; charset=utf-8")
                .result(answer.toString().getBytes(UTF_8));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        viewers.close();
        watcher.close();
        reader.close();
    }
}
