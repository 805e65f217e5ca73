package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.newsmill.run.NewsProcessor;
import org.newsmill.stream.Embargo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stories that wait, and kills, while settings, topics and instances change. */
@Timeout(value = 8, unit = MINUTES)
@ExtendWith(SharedBroker.class)
class HeldStoriesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String NO_TIME = "1970-01-01T00:00:00Z";

    @Test
    void a_start_without_hold_tells_what_waits_and_lets_it_go_but_for_what_was_killed()
            throws Exception {
        Site site = site("unheld");
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            Instant soon = Instant.now().plusSeconds(15);
            site.send(story(site, "1", "usable", soon.toString()));
            site.send(story(site, "2", "usable", soon.toString()));
            site.await(PATIENCE, 2, "unheld.embargoed");
        }
        try (LogLines log = new LogLines();
                NewsProcessor processor =
                        NewsProcessor.start(site.with("embargo", "mark").config())) {
            site.send(story(site, "2", "canceled", NO_TIME));
            site.await(PATIENCE, 2, "unheld.articles");

            assertThat(log.with("wait in unheld.embargoed")).hasSize(1);
            assertThat(statuses(site, "unheld.articles"))
                    .containsEntry("urn:test:1", "USABLE")
                    .containsEntry("urn:test:2", "CANCELLED");
        }
    }

    @Test
    void stories_whose_store_was_deleted_are_told_at_the_start() throws Exception {
        Site site = site("storeless");
        hold(site);
        try (Admin admin = site.admin()) {
            admin.deleteTopics(List.of(Embargo.changelog(site.config()))).all().get();
        }
        try (LogLines log = new LogLines();
                NewsProcessor processor = NewsProcessor.start(site.config())) {
            assertThat(log.with("wait no longer")).hasSize(1);
            assertThat(log.with("wait no longer").get(0))
                    .contains("storeless.embargoed", "urn:test:1", "Publish their events again");
        }
    }

    @Test
    void stories_are_written_although_the_topic_that_shows_them_was_deleted() throws Exception {
        Site site = site("unshown");
        hold(site);
        try (Admin admin = site.admin()) {
            admin.deleteTopics(List.of("unshown.embargoed")).all().get();
        }
        try (LogLines log = new LogLines();
                NewsProcessor processor = NewsProcessor.start(site.config())) {
            site.await(PATIENCE, 1, "unshown.articles");

            assertThat(log.with("unshown.embargoed does not show")).hasSize(1);
        }
    }

    @Test
    @Tag("heavy")
    void a_store_that_is_deleted_while_stories_wait_is_told() throws Exception {
        Site site = site("unstored");
        try (LogLines log = new LogLines();
                NewsProcessor processor = NewsProcessor.start(site.config());
                Admin admin = site.admin()) {
            String late = Instant.now().plusSeconds(3_600).toString();
            site.send(story(site, "1", "usable", late));
            site.await(PATIENCE, 1, "unstored.embargoed");
            admin.deleteTopics(List.of(Embargo.changelog(site.config()))).all().get();
            site.send(story(site, "2", "usable", late));
            site.await(PATIENCE, 2, "unstored.embargoed");

            await().atMost(Duration.ofSeconds(120))
                    .until(() -> !log.with("wait no longer").isEmpty());
            site.send(story(site, "3", "usable", NO_TIME));
            site.await(PATIENCE, 1, "unstored.articles");
        }
    }

    /** Kafka Streams alone takes no store of another number of partitions than it wants. */
    @Test
    @Tag("heavy")
    void partitions_that_are_added_to_the_raw_topic_hold_stories_too() throws Exception {
        Site site = site("widened").with("streams.metadata.max.age.ms", "2000");
        try (NewsProcessor processor = NewsProcessor.start(site.config());
                Admin admin = site.admin()) {
            String soon = Instant.now().plusSeconds(60).toString();
            site.send(story(site, "1", "usable", soon));
            site.await(PATIENCE, 1, "widened.embargoed");
            admin.createPartitions(Map.of(site.topics().raw(), NewPartitions.increaseTo(3)))
                    .all()
                    .get();
            Topic.awaitLeaders(SharedBroker.servers(), List.of(site.topics().raw()));
            site.send(
                    List.of(
                            new ProducerRecord<>(
                                    site.topics().raw(),
                                    2,
                                    null,
                                    story(site, "2", "usable", soon).get(0).value())));
            site.await(PATIENCE, 2, "widened.embargoed");
            site.await(PATIENCE, 2, "widened.articles");
            await().atMost(PATIENCE).until(() -> processor.outage() == null);
        }
    }

    /** With the story's own number as key, as the docs ask for. */
    @Test
    @Tag("heavy")
    void a_kill_is_read_after_its_story_while_instances_come_and_go() throws Exception {
        Site site = site("kills").with("topic.partitions", "2");
        int stories = 50;
        NewsProcessor first = NewsProcessor.start(site.config());
        try {
            send(site, 0, stories, "usable");
            try (NewsProcessor second = NewsProcessor.start(site.config())) {
                send(site, 0, stories / 2, "canceled");
                send(site, stories, 2 * stories, "usable");
                second.awaitRunning(PATIENCE);
                send(site, stories / 2, stories, "canceled");
                first.close();
                send(site, stories, 2 * stories, "canceled");
                site.await(PATIENCE, 4 * stories, "kills.articles");
            }
        } finally {
            first.close();
        }
        Map<String, List<String>> told = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : site.read("kills.articles")) {
            told.computeIfAbsent(new String(record.key(), UTF_8), none -> new ArrayList<>())
                    .add(status(record));
        }
        assertThat(told).hasSize(2 * stories);
        assertThat(told.values())
                .allSatisfy(each -> assertThat(each).containsExactly("USABLE", "CANCELLED"));
    }

    private static Site site(String name) {
        return new Site(name)
                .with("output.topic", name + ".articles")
                .with("embargo", "hold")
                .with("embargo.topic", name + ".embargoed");
    }

    /** Leaves a story that waits for twenty seconds. */
    private static void hold(Site site) throws Exception {
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            site.send(story(site, "1", "usable", Instant.now().plusSeconds(20).toString()));
            site.await(PATIENCE, 1, site.topics().embargoed());
        }
    }

    private static void send(Site site, int from, int to, String status) throws Exception {
        List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
        for (int i = from; i < to; i++) {
            events.addAll(story(site, Integer.toString(i), status, NO_TIME));
        }
        site.send(events);
    }

    private static List<ProducerRecord<byte[], byte[]>> story(
            Site site, String id, String status, String until) {
        String json =
                "{\"uri\":\"urn:test:%1$s\",\"type\":\"text\",\"pubstatus\":\"%2$s\",\"version\":\"1\",\"embargoed\":\"%3$s\",\"headline\":\"Story"
                    + " %1$s\",\"body_text\":\"The harbour is open, says %1$s.\"}";
        return List.of(
                new ProducerRecord<>(
                        site.topics().raw(),
                        id.getBytes(UTF_8),
                        json.formatted(id, status, until).getBytes(UTF_8)));
    }

    private static Map<String, String> statuses(Site site, String topic) {
        Map<String, String> statuses = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : site.read(topic)) {
            statuses.put(new String(record.key(), UTF_8), status(record));
        }
        return statuses;
    }

    private static String status(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader("news-status").value(), UTF_8);
    }
}
