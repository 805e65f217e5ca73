package org.newsmill.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.newsmill.article.Rejection;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;
import org.newsmill.format.OpenedEvent;
import org.newsmill.format.parse.Hints;
import org.newsmill.run.DryRun;
import org.newsmill.run.Health;
import org.newsmill.run.http.HttpServer;
import org.newsmill.settings.NewsmillConfig;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The console on a free port, without Kafka: records come as the test gives them. */
final class PageServer implements AutoCloseable {

    private static final String TOPIC = "news.enriched.text";

    private final String registry = "mock://" + UUID.randomUUID();
    private final KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    private final NewsmillConfig config;
    private final ConsoleRoutes console;
    private final HttpServer http;
    private long offset;

    PageServer(boolean withTexts, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("http.port", "0");
        all.put("bootstrap.servers", "127.0.0.1:1");
        all.put("schema.registry.url", registry);
        config = new NewsmillConfig(all);
        serializer.configure(Map.of("schema.registry.url", registry), false);
        console =
                new ConsoleRoutes(
                        config,
                        new SimpleMeterRegistry(),
                        () -> new Health(true, List.of(), "RUNNING", List.of()),
                        withTexts);
        http = HttpServer.start(config, console);
    }

    int port() {
        return http.port().getAsInt();
    }

    /** An article comes, as the processor would have made it of the event. */
    ConsumerRecord<byte[], byte[]> article(String event, Map<String, String> headers)
            throws IOException {
        EnrichedArticle article = enriched(config, event, headers);
        byte[] value = serializer.serialize(TOPIC, article);
        return articleBytes(value);
    }

    /** A record comes in a topic of articles, whatever it is. */
    ConsumerRecord<byte[], byte[]> articleBytes(byte[] value) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(TOPIC, 0, offset++, null, value);
        console.articleCame(record);
        return record;
    }

    void letter(byte[] value, Map<String, String> headers) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("news.letters", 0, offset++, null, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        console.letterCame(record);
    }

    static EnrichedArticle enriched(
            NewsmillConfig config, String event, Map<String, String> headers) throws IOException {
        DryRun run = new DryRun(config);
        byte[] bytes = event.getBytes(UTF_8);
        OpenedEvent opened = run.open(bytes, Hints.of(headers::get));
        EnrichedArticle[] made = new EnrichedArticle[1];
        run.run(
                opened,
                bytes,
                ordinal -> new Origin("news.raw", 0, 0L, Instant.EPOCH, ordinal),
                new DryRun.Results() {
                    @Override
                    public void article(EnrichedArticle record) {
                        made[0] = record;
                    }

                    @Override
                    public void rejected(Rejection rejection) {
                        throw new AssertionError(rejection.message());
                    }
                });
        return made[0];
    }

    /** What a request with these lines gets, to the end of the connection. */
    String ask(String line, String... headers) {
        return ask(port(), line, "", headers);
    }

    /** The same with a body. */
    static String ask(int port, String line, String body, String... headers) {
        try (Socket socket = send(port, line, body, headers)) {
            socket.setSoTimeout(20_000);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A request that is sent; its answer is not read. */
    static Socket send(int port, String line, String body, String... headers) throws IOException {
        StringBuilder request = new StringBuilder(line).append(" HTTP/1.1\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        request.append("Connection: close\r\n\r\n").append(body);
        Socket socket = new Socket("127.0.0.1", port);
        socket.getOutputStream().write(request.toString().getBytes(ISO_8859_1));
        return socket;
    }

    @Override
    public void close() {
        http.close();
        console.close();
    }
}
