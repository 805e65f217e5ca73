package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.newsmill.run.NewsProcessor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What holds one partition of the raw topic and kills no thread. At once, since each waits. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 3, unit = MINUTES)
@ExtendWith(SharedBroker.class)
class StuckPartitionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String BAD = "This one is bad.";

    @Test
    void an_open_transaction_is_told_with_partition_offset_and_producer() throws Exception {
        Site site = new Site("open");
        try (NewsProcessor processor = NewsProcessor.start(site.config());
                KafkaProducer<byte[], byte[]> hanging = Topic.transactional("hanging")) {
            site.send("One.", "Two.", "Three.");
            site.await(PATIENCE, 3, site.articles());
            hanging.beginTransaction();
            hanging.send(new ProducerRecord<>(site.topics().raw(), "Four.".getBytes(UTF_8))).get();
            site.send("Five.", "Six.", "Seven.");

            await().atMost(PATIENCE).until(() -> processor.outage() != null);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(processor.outage())
                                            .contains("open.raw-0 is held at offset 3")
                                            .contains("transactional.id hanging"));
            assertThat(processor.outage())
                    .contains("producer id " + producerId(site, "hanging"))
                    .contains("its end is at 7");
            assertThat(processor.isReady()).isFalse();
            assertThat(processor.isLive()).isTrue();
            assertThat(site.read(site.articles())).hasSize(3);

            hanging.abortTransaction();
            assertThat(site.await(PATIENCE, 6, site.articles())).hasSize(6);
            await().atMost(PATIENCE).until(processor::isReady);
        }
    }

    private static long producerId(Site site, String transactionalId) throws Exception {
        try (Admin admin = site.admin()) {
            return admin.describeTransactions(List.of(transactionalId))
                    .description(transactionalId)
                    .get()
                    .producerId();
        }
    }

    @Test
    void an_aborted_transaction_that_holds_nothing_is_no_outage() throws Exception {
        Site site = new Site("aborted");
        try (NewsProcessor processor = NewsProcessor.start(site.config());
                KafkaProducer<byte[], byte[]> producer = Topic.transactional("aborting")) {
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(site.topics().raw(), "One.".getBytes(UTF_8))).get();
            producer.abortTransaction();
            await().during(Duration.ofSeconds(20))
                    .atMost(PATIENCE)
                    .until(() -> processor.outage() == null);

            site.send("Two.");
            assertThat(site.await(PATIENCE, 1, site.articles())).hasSize(1);
        }
    }

    /** Three good events, a bad one, two good ones; and another partition. */
    @Test
    void a_batch_that_cannot_be_read_holds_its_own_partition_only_until_it_can() throws Exception {
        Site site = corrupt("corrupt");
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            assertHeld(site, processor);

            flip(site);
            assertThat(site.await(PATIENCE, 11, site.articles())).hasSize(11);
            await().atMost(PATIENCE).until(processor::isReady);
            assertThat(processor.meters().get("newsmill.outages").counter().count()).isEqualTo(1);
        }
        assertThat(committed(site)).isEqualTo(6);
    }

    @Test
    void a_batch_that_cannot_be_read_can_be_skipped_and_costs_no_other_event() throws Exception {
        Site site = corrupt("skipped");
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            assertHeld(site, processor);
        }
        try (Admin admin = site.admin()) {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(
                            () -> {
                                admin.alterConsumerGroupOffsets(
                                                "skipped",
                                                Map.of(raw(site, 0), new OffsetAndMetadata(4)))
                                        .all()
                                        .get();
                                return true;
                            });
        }
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            assertThat(site.await(PATIENCE, 10, site.articles())).hasSize(10);
            await().atMost(PATIENCE).until(processor::isReady);
        }
    }

    private static Site corrupt(String name) throws Exception {
        Site site = new Site(name);
        try (Admin admin = site.admin()) {
            admin.createTopics(List.of(new NewTopic(site.topics().raw(), 2, (short) 1)))
                    .all()
                    .get();
        }
        for (String event : List.of("One.", "Two.", "Three.", BAD, "Five.", "Six.")) {
            send(site, 0, event);
        }
        flip(site);
        return site;
    }

    /** What lies before it is committed, what lies in the other partition flows. */
    private static void assertHeld(Site site, NewsProcessor processor) throws Exception {
        await().atMost(PATIENCE).until(() -> processor.outage() != null);
        assertThat(processor.outage()).contains("a batch of " + raw(site, 0)).contains("offset 3");
        assertThat(processor.isReady()).isFalse();
        assertThat(processor.isLive()).isTrue();
        List<String> others = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            others.add("Other " + i);
        }
        for (String other : others) {
            send(site, 1, other);
        }
        assertThat(site.await(PATIENCE, 8, site.articles())).hasSize(8);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(committed(site)).isEqualTo(3));
        assertThat(processor.outage()).contains("a batch of " + raw(site, 0));
        assertThat(processor.meters().get("newsmill.thread.restarts").counter().count()).isZero();
    }

    private static TopicPartition raw(Site site, int partition) {
        return new TopicPartition(site.topics().raw(), partition);
    }

    private static long committed(Site site) throws Exception {
        try (Admin admin = site.admin()) {
            OffsetAndMetadata offset =
                    admin.listConsumerGroupOffsets(site.topics().raw().replace(".raw", ""))
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .get(raw(site, 0));
            return offset == null ? -1 : offset.offset();
        }
    }

    /** Each event is a batch of its own. */
    private static void send(Site site, int partition, String event) throws Exception {
        site.send(
                List.of(
                        new ProducerRecord<>(
                                site.topics().raw(), partition, null, event.getBytes(UTF_8))));
    }

    /** Flips a bit of the bad event on the broker's disk, or flips it back. */
    private static void flip(Site site) throws IOException {
        Path log =
                SharedBroker.partition(site.topics().raw(), 0).resolve("00000000000000000000.log");
        // The bit is one of the last character but one: what is before it stays findable.
        String text =
                new String(Files.readAllBytes(log), java.nio.charset.StandardCharsets.ISO_8859_1);
        int at = text.indexOf(BAD.substring(0, BAD.length() - 2)) + BAD.length() - 2;
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.seek(at);
            int before = file.read();
            file.seek(at);
            file.write(before ^ 1);
        }
    }
}
