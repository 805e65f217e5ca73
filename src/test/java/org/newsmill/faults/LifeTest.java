package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.newsmill.OwnProcess;
import org.newsmill.run.NewsProcessor;

import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a processor starts and stops, and what the next one finds. At once, since each waits. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 2, unit = MINUTES)
@ExtendWith(SharedBroker.class)
class LifeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** The session's time is what the group would wait for a member that did not leave. */
    @Test
    void the_next_start_need_not_wait_for_the_session_of_one_that_stopped() throws Exception {
        Site site = new Site("left").with("streams.consumer.session.timeout.ms", "60000");
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            site.send("One.");
            site.await(PATIENCE, 1, site.articles());
        }
        assertThat(group(site).members()).isEmpty();

        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            site.send("Two.");
            site.await(Duration.ofSeconds(30), 2, site.articles());
        }
    }

    @Test
    void a_static_member_stays_in_the_group_for_its_next_start() throws Exception {
        Site site =
                new Site("static")
                        .with("kafka.group.instance.id", "one")
                        .with("streams.consumer.session.timeout.ms", "60000");
        for (int start = 1; start <= 2; start++) {
            try (NewsProcessor processor = NewsProcessor.start(site.config())) {
                site.send("One.");
                site.await(Duration.ofSeconds(30), start, site.articles());
            }
            assertThat(group(site).members()).hasSize(1);
        }
    }

    @Test
    void a_stop_while_a_send_is_refused_takes_its_time_once_for_all_who_wait() throws Exception {
        Site site = new Site("stuck");
        try (NewsProcessor processor = NewsProcessor.start(site.config());
                Admin admin = site.admin()) {
            site.send("One.");
            site.await(PATIENCE, 1, site.articles());
            delete(admin, site.articles());
            site.send("Two.");
            await().atMost(PATIENCE)
                    .until(
                            () -> {
                                delete(admin, site.articles()); // it may have been made again
                                return processor.outage() != null;
                            });

            long told = System.nanoTime();
            CompletableFuture<Void> hook = CompletableFuture.runAsync(processor::close);
            assertThat(processor.awaitEnd()).isNull();
            processor.close();
            Duration took = Duration.ofNanos(System.nanoTime() - told);

            assertThat(hook).as("the first call").succeedsWithin(Duration.ofSeconds(2));
            assertThat(took).isLessThan(Duration.ofSeconds(27));
        }
    }

    private static void delete(Admin admin, String topic) throws Exception {
        try {
            admin.deleteTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    /** A folder that not even root can create. */
    @Test
    void codecs_that_cannot_be_loaded_are_named_at_the_start_and_end_liveness_when_they_are_met(
            @TempDir Path own) throws Exception {
        Path folder = Files.createFile(own.resolve("file")).resolve("tmp");
        Path printed = own.resolve("printed");
        Site site = new Site("codecs").with("http.port", "0");
        List<String> arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(site.with("streams.state.dir", own.resolve("state")).options());
        Process program =
                OwnProcess.of(List.of("-Xmx256m", "-Djava.io.tmpdir=" + folder), arguments)
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
        try {
            await().atMost(PATIENCE).until(() -> Files.readString(printed).contains("Ready after"));
            String log = Files.readString(printed);
            assertThat(log.lines().filter(line -> line.contains("Cannot load the codecs")))
                    .singleElement()
                    .asString()
                    .contains("ERROR", "snappy", "zstd", folder.toString(), "java.io.tmpdir=");
            URL live = URI.create("http://127.0.0.1:" + port(log) + "/live").toURL();
            assertThat(status(live)).isEqualTo(200);

            Topic.send(
                    SharedBroker.servers(),
                    Map.of("compression.type", "zstd"),
                    List.of(new ProducerRecord<>(site.topics().raw(), "Ferries.".getBytes(UTF_8))));

            await().atMost(PATIENCE).until(() -> status(live) == 503);
            assertThat(Files.readString(printed)).contains("cannot load what it needs");
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    private static String port(String log) {
        Matcher port = Pattern.compile("health on port (\\d+)").matcher(log);
        assertThat(port.find()).isTrue();
        return port.group(1);
    }

    private static int status(URL url) throws Exception {
        return ((HttpURLConnection) url.openConnection()).getResponseCode();
    }

    private static ConsumerGroupDescription group(Site site) throws Exception {
        String name = site.config().getString("application.id");
        try (Admin admin = site.admin()) {
            return admin.describeConsumerGroups(List.of(name)).all().get().get(name);
        }
    }
}
