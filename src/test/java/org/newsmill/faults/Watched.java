package org.newsmill.faults;

import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.newsmill.OwnProcess;
import org.newsmill.run.NewsProcessor;
import org.newsmill.run.http.HealthPage;
import org.newsmill.run.http.HttpServer;
import org.newsmill.run.http.MetricsPage;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A processor, and what its operator can ask: pages over HTTP, and the command {@code status}. */
final class Watched implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Site site;
    private final MetricsPage metrics;
    private final NewsProcessor processor;
    private final HttpServer http;
    private final HttpClient client = HttpClient.newHttpClient();

    Watched(Site site) {
        this.site = site;
        var config = site.with("http.port", "0").config();
        metrics = MetricsPage.of(config);
        processor = NewsProcessor.start(config, metrics.registry());
        http =
                HttpServer.start(
                        config,
                        HealthPage.live(processor::live),
                        HealthPage.ready(processor::ready),
                        metrics);
    }

    HttpResponse<String> get(String page) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + http.port().getAsInt() + page);
        return client.send(
                HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    int status(String page) throws Exception {
        return get(page).statusCode();
    }

    JsonNode ready() throws Exception {
        return new ObjectMapper().readTree(get("/ready").body());
    }

    /** All that {@code /ready} says of why it is not. */
    String why() throws Exception {
        return ready().get("why").toString();
    }

    /** The sum of a metric's lines that begin so; 0 if there is none. */
    double metric(String nameAndLabels) throws Exception {
        return get("/metrics")
                .body()
                .lines()
                .filter(
                        line ->
                                line.startsWith(nameAndLabels)
                                        && " {,}".indexOf(line.charAt(nameAndLabels.length())) >= 0)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    void awaitReady() {
        await().atMost(PATIENCE).until(() -> status("/ready") == 200);
    }

    void awaitUnready() {
        await().atMost(PATIENCE).until(() -> status("/ready") == 503);
    }

    /** All that {@code /metrics} says at this moment. */
    String metrics() throws Exception {
        return get("/metrics").body();
    }

    /** What a command has printed, and the code that it ended with. */
    record Ended(int code, String text) {}

    /** {@code newsmill status}, a process of its own. */
    Ended statusCommand() throws Exception {
        List<String> command = new ArrayList<>(List.of("status"));
        command.addAll(site.options());
        Process process =
                OwnProcess.of(List.of("-Xmx256m"), command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), printed);
    }

    @Override
    public void close() {
        http.close();
        processor.close();
        metrics.close();
    }
}
