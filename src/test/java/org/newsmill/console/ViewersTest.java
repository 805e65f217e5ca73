package org.newsmill.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.newsmill.run.http.HttpServer;
import org.newsmill.settings.NewsmillConfig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Those who look at the page, over real connections. */
@Timeout(60)
class ViewersTest {

    private final Viewers viewers = new Viewers();
    private final List<Viewer> opened = new ArrayList<>();
    private volatile CountDownLatch greeted = new CountDownLatch(0);
    private HttpServer http;

    @BeforeEach
    void start() {
        http =
                HttpServer.start(
                        new NewsmillConfig(
                                Map.of(
                                        "http.port", "0",
                                        "bootstrap.servers", "127.0.0.1:1",
                                        "schema.registry.url", "mock://viewers")),
                        settings -> {
                            settings.events.serverStopping(viewers::dismiss);
                            settings.routes.sse(
                                    "/events", client -> viewers.add(client, this::greeting));
                        });
    }

    private String greeting() {
        try {
            greeted.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return "good day";
    }

    @AfterEach
    void stop() throws IOException {
        for (Viewer each : opened) {
            each.socket.close();
        }
        viewers.dismiss();
        http.close();
        viewers.close();
    }

    @Test
    void a_viewer_is_greeted_first_and_then_told_what_is_new() throws Exception {
        Viewer viewer = greeted();
        viewers.send("news", "ferry");
        assertThat(viewer.next()).isEqualTo("news: ferry");
    }

    @Test
    void what_comes_while_a_viewer_is_greeted_comes_to_it_afterwards() throws Exception {
        greeted = new CountDownLatch(1);
        Viewer viewer = new Viewer();
        await().until(viewers::areThere);
        viewers.send("news", "meanwhile");
        greeted.countDown();
        assertThat(viewer.next()).isEqualTo("hello: good day");
        assertThat(viewer.next()).isEqualTo("news: meanwhile");
    }

    @Test
    void one_that_takes_nothing_holds_up_nobody() throws Exception {
        Viewer slow = greeted();
        Viewer quick = greeted();
        String much = "x".repeat(1 << 20);
        for (int i = 0; i < 40; i++) { // more than the buffers on the way hold
            long begun = System.nanoTime();
            viewers.send("news", i + much);
            assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(2));
            assertThat(quick.next()).startsWith("news: " + i + "x");
        }
        assertThat(slow.next()).as("and it gets what it did not miss").startsWith("news: 0x");
    }

    @Test
    void of_more_than_sixteen_that_come_at_once_each_is_told_that_it_is_one_too_many()
            throws Exception {
        List<CompletableFuture<String>> first = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Viewer viewer = new Viewer();
            first.add(CompletableFuture.supplyAsync(viewer::nextOrFail));
        }
        List<String> told = first.stream().map(CompletableFuture::join).toList();
        assertThat(told).filteredOn("hello: good day"::equals).hasSize(16);
        assertThat(told).filteredOn("full: There are 16 viewers already."::equals).hasSize(14);
    }

    @Test
    void the_place_of_one_that_is_gone_is_free() throws Exception {
        for (int i = 0; i < 16; i++) {
            greeted();
        }
        Viewer late = new Viewer();
        assertThat(late.next()).startsWith("full: ");
        assertThat(late.next()).as("its stream is closed").isNull();

        opened.get(0).socket.close();
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(
                        () -> {
                            viewers.send("news", "to see who is there");
                            assertThat(new Viewer().next()).startsWith("hello: ");
                        });
    }

    @Test
    void one_that_is_dismissed_is_at_the_end_of_its_stream_while_the_server_goes_on()
            throws Exception {
        Viewer viewer = greeted();
        viewers.dismiss();
        assertThat(viewer.next()).isNull();
        assertThat(viewers.areThere()).isFalse();
        greeted();
    }

    @Test
    void when_the_server_stops_all_are_dismissed_and_it_stops_at_once() throws Exception {
        Viewer viewer = greeted();
        long begun = System.nanoTime();
        http.close();
        assertThat(viewer.next()).as("the end of its stream").isNull();
        assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(10));
        assertThat(viewers.areThere()).isFalse();
    }

    private Viewer greeted() throws IOException {
        Viewer viewer = new Viewer();
        assertThat(viewer.next()).isEqualTo("hello: good day");
        return viewer;
    }

    private final class Viewer {

        private final Socket socket = new Socket();
        private final BufferedReader lines;

        private Viewer() throws IOException {
            opened.add(this);
            socket.setReceiveBufferSize(1 << 12);
            socket.setSoTimeout(20_000);
            socket.connect(new InetSocketAddress("127.0.0.1", http.port().getAsInt()));
            socket.getOutputStream()
                    .write(
                            "GET /events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            lines =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        /** The next event with its data; null at the end of the stream. */
        private String next() throws IOException {
            String event = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    event = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    return event + ": " + line.substring("data: ".length());
                }
            }
            return null;
        }

        private String nextOrFail() {
            try {
                return next();
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        }
    }
}
