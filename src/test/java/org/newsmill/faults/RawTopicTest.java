package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.newsmill.run.NewsProcessor;
import org.newsmill.stream.client.RewindingClients;
import org.newsmill.topic.TopicSetup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What happens to the raw topic behind the processor's back. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 3, unit = MINUTES)
@ExtendWith(SharedBroker.class)
class RawTopicTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void a_consumer_reads_nothing_of_a_topic_that_was_made_again_at_the_old_position()
            throws Exception {
        Site site = new Site("position");
        MeterRegistry meters = new SimpleMeterRegistry();
        RewindingClients clients = new RewindingClients(meters);
        try (Admin admin = clients.getAdmin(kafka());
                Consumer<byte[], byte[]> consumer = consumer(clients, "position")) {
            new TopicSetup(admin, site.config()).ensure();
            site.send(stories("old", 5));
            TopicPartition partition = new TopicPartition(site.topics().raw(), 0);
            SlowReader.join(consumer, partition);
            assertThat(SlowReader.poll(consumer, 5)).hasSize(5);
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(5, "any")));

            site.makeRawAgain(admin, 1);
            site.send(stories("new", 20));

            assertThatThrownBy(() -> SlowReader.poll(consumer, 1))
                    .isInstanceOf(TaskMigratedException.class);
            // What Kafka Streams does then.
            consumer.unsubscribe();
            SlowReader.join(consumer, partition);
            assertThat(SlowReader.poll(consumer, 20))
                    .extracting(ConsumerRecord::offset)
                    .startsWith(0L)
                    .hasSize(20);
        }
    }

    @Test
    void offsets_of_the_topic_before_are_not_gone_on_with() throws Exception {
        Site site = new Site("before");
        RewindingClients clients = new RewindingClients();
        try (Admin admin = clients.getAdmin(kafka())) {
            new TopicSetup(admin, site.config()).ensure();
            TopicPartition partition = new TopicPartition(site.topics().raw(), 0);
            site.send(stories("old", 5));
            OffsetAndMetadata old;
            try (Consumer<byte[], byte[]> consumer = consumer(clients, "before")) {
                SlowReader.join(consumer, partition);
                SlowReader.poll(consumer, 5);
                consumer.commitSync(Map.of(partition, new OffsetAndMetadata(5, "any")));
                assertThat(consumer.committed(Set.of(partition)).get(partition))
                        .satisfies(offset -> assertThat(offset.metadata()).isEqualTo("any"));
                old = committed(admin, "before").get(partition);
            }
            site.makeRawAgain(admin, 1);
            site.send(stories("new", 20));
            // Kafka 4.3.1 drops them with their topic, if all goes well.
            admin.alterConsumerGroupOffsets("before", Map.of(partition, old)).all().get();
            try (LogLines log = new LogLines();
                    NewsProcessor processor = NewsProcessor.start(site.config())) {
                assertThat(site.await(PATIENCE, 20, site.articles())).hasSize(20);
                assertThat(log.with("The topic before.raw was deleted and made again")).hasSize(1);
                site.send(stories("newer", 5));
                assertThat(site.await(PATIENCE, 25, site.articles())).hasSize(25);
            }
        }
    }

    @Test
    void a_topic_that_is_made_again_under_the_running_processor_is_read_from_its_beginning()
            throws Exception {
        Site site = new Site("under");
        try (NewsProcessor processor = NewsProcessor.start(site.config());
                Admin admin = site.admin()) {
            site.send(stories("old", 5));
            site.await(PATIENCE, 5, site.articles());

            site.makeRawAgain(admin, 2);
            site.send(stories("new", 200));

            assertThat(site.await(PATIENCE, 205, site.articles())).hasSize(205);
            await().atMost(PATIENCE).until(() -> processor.outage() == null);
        }
    }

    @Test
    void events_that_are_removed_before_they_are_read_are_told_and_counted() throws Exception {
        Site site = new Site("removed");
        MeterRegistry meters = new SimpleMeterRegistry();
        TopicPartition partition = new TopicPartition(site.topics().raw(), 0);
        try (Admin admin = site.admin()) {
            new TopicSetup(admin, site.config()).ensure();
            site.send(stories("any", 50));
            admin.alterConsumerGroupOffsets("removed", Map.of(partition, new OffsetAndMetadata(7)))
                    .all()
                    .get();
            remove(admin, partition, 30);
            try (LogLines log = new LogLines();
                    NewsProcessor processor = NewsProcessor.start(site.config(), meters)) {
                assertThat(site.await(PATIENCE, 20, site.articles())).hasSize(20);
                assertThat(log.with("removed.raw-0, offsets 7 to 29 (23 offsets")).hasSize(1);
                assertThat(meters.get("newsmill.events.missed").counter().count()).isEqualTo(23);
            }
        }
    }

    /** Kafka's log may lose its end, when a replica leads that lacks it. */
    @Test
    void an_offset_beyond_the_end_is_told_and_nothing_is_missed() throws Exception {
        Site site = new Site("beyond").with("topic.partitions", "2");
        TopicPartition cut = new TopicPartition(site.topics().raw(), 0);
        TopicPartition set = new TopicPartition(site.topics().raw(), 1);
        try (Admin admin = site.admin()) {
            new TopicSetup(admin, site.config()).ensure();
            send(site, 2, 20);
            OffsetAndMetadata committed = new OffsetAndMetadata(50, Optional.of(0), "");
            OffsetAndMetadata byHand = new OffsetAndMetadata(50);
            admin.alterConsumerGroupOffsets("beyond", Map.of(cut, committed, set, byHand))
                    .all()
                    .get();
            try (LogLines log = new LogLines();
                    NewsProcessor processor = NewsProcessor.start(site.config())) {
                assertThat(site.await(PATIENCE, 10, site.articles())).hasSize(10);
                assertThat(log.with("beyond.raw-1 was read up to offset 49")).hasSize(1);
                // That partition has no events to be waited for.
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () ->
                                        assertThat(
                                                        log.with(
                                                                "lost the end of beyond.raw-0, from"
                                                                        + " offset 10"))
                                                .hasSize(1));
                send(site, 2, 4);
                assertThat(site.await(PATIENCE, 14, site.articles())).hasSize(14);
            }
        }
    }

    @Test
    void events_that_are_removed_under_a_slow_consumer_are_told_and_counted_once()
            throws Exception {
        Site site = new Site("slow");
        MeterRegistry meters = new SimpleMeterRegistry();
        RewindingClients clients = new RewindingClients(meters);
        try (Admin admin = clients.getAdmin(kafka());
                LogLines log = new LogLines()) {
            new TopicSetup(admin, site.config()).ensure();
            TopicPartition partition = new TopicPartition(site.topics().raw(), 0);
            for (int reader = 0; reader < 2; reader++) {
                try (Consumer<byte[], byte[]> consumer = consumer(clients, "slow")) {
                    SlowReader.join(consumer, partition);
                    if (reader == 0) {
                        site.send(stories("early", 5));
                        SlowReader.poll(consumer, 5);
                        // Slower than it is: what it has fetched already is not handed on.
                        consumer.seek(partition, 3);
                        site.send(stories("late", 20));
                        remove(admin, partition, 15);
                    }
                    assertThat(SlowReader.poll(consumer, 10))
                            .extracting(ConsumerRecord::offset)
                            .startsWith(15L)
                            .hasSize(10);
                    await().atMost(PATIENCE)
                            .until(
                                    () -> {
                                        SlowReader.pollOnce(consumer);
                                        return committed(admin, "slow").get(partition).offset();
                                    },
                                    offset -> offset == 15);
                    // Another finds the same gap, as after a transaction that was lost.
                    consumer.commitSync(Map.of(partition, new OffsetAndMetadata(3, "")));
                }
            }
            assertThat(log.with("slow.raw-0, offsets 3 to 14 (12 offsets")).hasSize(1);
            assertThat(meters.get("newsmill.events.missed").counter().count()).isEqualTo(12);
        }
    }

    @Test
    void partitions_that_are_added_are_read_soon() throws Exception {
        Site site = new Site("added");
        try (NewsProcessor processor = NewsProcessor.start(site.config());
                Admin admin = site.admin()) {
            site.send(stories("first", 3));
            site.await(PATIENCE, 3, site.articles());
            admin.createPartitions(Map.of(site.topics().raw(), NewPartitions.increaseTo(3)))
                    .all()
                    .get();
            send(site, 3, 30);

            // Kafka's default is five minutes.
            assertThat(site.await(PATIENCE, 33, site.articles())).hasSize(33);
        }
    }

    /** Shared out among that many partitions. */
    private static void send(Site site, int partitions, int count) throws Exception {
        List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
        for (String story : stories("more", count)) {
            events.add(
                    new ProducerRecord<>(
                            site.topics().raw(),
                            events.size() % partitions,
                            null,
                            story.getBytes(UTF_8)));
        }
        site.send(events);
    }

    private static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", SharedBroker.servers());
    }

    private static Consumer<byte[], byte[]> consumer(RewindingClients clients, String group) {
        return SlowReader.of(SharedBroker.servers(), clients, group);
    }

    private static void remove(Admin admin, TopicPartition partition, long before)
            throws Exception {
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(before))).all().get();
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, String group)
            throws Exception {
        return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    }

    private static String[] stories(String what, int count) {
        String[] stories = new String[count];
        for (int number = 0; number < count; number++) {
            stories[number] = "The " + what + " story number " + number + ".";
        }
        return stories;
    }
}
