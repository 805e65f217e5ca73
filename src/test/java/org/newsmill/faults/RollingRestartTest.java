package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.newsmill.settings.Settings;
import org.newsmill.topic.TopicSetup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Instances that are stopped and started again one after the other, while events come. */
@Tag("heavy")
@Timeout(value = 4, unit = MINUTES)
@ExtendWith(SharedBroker.class)
class RollingRestartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PARTITIONS = 4;
    private static final long BETWEEN_EVENTS_MILLIS = 50;
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    /** How long each partition stood still at most, while events of it waited. */
    private static final class Standstill implements AutoCloseable {

        private final Site site;
        private final AtomicBoolean ends = new AtomicBoolean();
        private final AtomicInteger sent = new AtomicInteger();
        private final Map<TopicPartition, Long> committed = new HashMap<>();
        private final Map<TopicPartition, Long> movedAt = new HashMap<>();
        private final List<Thread> threads = new ArrayList<>();
        private volatile long longestMillis;
        private volatile Exception failed;

        Standstill(Site site) {
            this.site = site;
            begin(this::send);
            begin(this::look);
        }

        private interface Work {
            void go() throws Exception;
        }

        private void begin(Work work) {
            Thread thread =
                    new Thread(
                            () -> {
                                try {
                                    work.go();
                                } catch (Exception e) {
                                    failed = e;
                                }
                            });
            thread.start();
            threads.add(thread);
        }

        private void send() throws Exception {
            while (!ends.get()) {
                int number = sent.getAndIncrement();
                byte[] event = ("Story " + number).getBytes(UTF_8);
                site.send(
                        List.of(
                                new ProducerRecord<>(
                                        site.topics().raw(), number % PARTITIONS, null, event)));
                Thread.sleep(BETWEEN_EVENTS_MILLIS);
            }
        }

        private void look() throws Exception {
            List<TopicPartition> all =
                    IntStream.range(0, PARTITIONS)
                            .mapToObj(i -> new TopicPartition(site.topics().raw(), i))
                            .toList();
            String group = site.config().get(Settings.APPLICATION_ID);
            try (Admin admin = site.admin()) {
                while (!ends.get()) {
                    var offsets =
                            admin.listConsumerGroupOffsets(group)
                                    .partitionsToOffsetAndMetadata()
                                    .get();
                    var tops =
                            admin.listOffsets(
                                            all.stream()
                                                    .collect(
                                                            Collectors.toMap(
                                                                    each -> each,
                                                                    each -> OffsetSpec.latest())))
                                    .all()
                                    .get();
                    long now = System.nanoTime();
                    for (TopicPartition each : all) {
                        long at = offsets.get(each) == null ? 0 : offsets.get(each).offset();
                        boolean waits = tops.get(each).offset() > at;
                        Long before = committed.put(each, at);
                        if (before == null || before != at || !waits) {
                            movedAt.put(each, now);
                        }
                        long still = (now - movedAt.get(each)) / 1_000_000;
                        longestMillis = Math.max(longestMillis, still);
                    }
                    Thread.sleep(BETWEEN_LOOKS_MILLIS);
                }
            }
        }

        @Override
        public void close() throws Exception {
            ends.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            if (failed != null) {
                throw failed;
            }
        }
    }

    @Test
    void no_partition_stands_still_for_five_seconds_and_no_event_is_lost_or_doubled()
            throws Exception {
        Site site = new Site("rolling").with("topic.partitions", PARTITIONS).with("http.port", -1);
        site.with("output.topic", "rolling.records");
        try (Admin admin = site.admin()) {
            new TopicSetup(admin, site.config()).ensure();
            List<Process> instances = new ArrayList<>();
            try {
                instances.add(site.startProcessor());
                instances.add(site.startProcessor());
                awaitMembers(admin, "rolling", 2);
                int sent;
                long longest;
                try (Standstill standstill = new Standstill(site)) {
                    site.await(PATIENCE, 40, site.articles());
                    standstill.longestMillis = 0; // what stood still before is no restart's
                    for (int i = 0; i < 2; i++) {
                        Process stopped = instances.get(i);
                        stopped.destroy();
                        assertThat(stopped.waitFor(30, SECONDS)).isTrue();
                        instances.add(site.startProcessor());
                        awaitMembers(admin, "rolling", 2);
                    }
                    int enough = standstill.sent.get() + 40;
                    await().atMost(PATIENCE).until(() -> standstill.sent.get() > enough);
                    standstill.close();
                    sent = standstill.sent.get();
                    longest = standstill.longestMillis;
                }
                site.await(PATIENCE, sent, site.articles());
                assertThat(site.read(site.articles())).hasSize(sent);
                System.out.println("A partition stood still for " + longest + " ms at most");
                assertThat(longest).isLessThan(5_000);
            } finally {
                instances.forEach(Process::destroyForcibly);
            }
        }
    }

    /** With a name of its own an instance comes back to its partitions without a rebalance. */
    @Test
    void a_static_member_that_is_started_again_is_the_member_that_it_was() throws Exception {
        Site site = new Site("static").with("topic.partitions", PARTITIONS).with("http.port", -1);
        site.with("output.topic", "static.records").with("kafka.group.instance.id", "one");
        try (Admin admin = site.admin()) {
            new TopicSetup(admin, site.config()).ensure();
            Process first = site.startProcessor();
            Process second = null;
            try {
                awaitMembers(admin, "static", 1);
                site.send("One.");
                site.await(PATIENCE, 1, site.articles());
                MemberDescription before = members(admin, "static").get(0);
                assertThat(before.groupInstanceId())
                        .hasValueSatisfying(id -> assertThat(id).startsWith("one"));
                first.destroy();
                assertThat(first.waitFor(30, SECONDS)).isTrue();
                assertThat(members(admin, "static"))
                        .as("it stays a member while it is away")
                        .hasSize(1);

                second = site.startProcessor();
                site.send("Two.");
                site.await(PATIENCE, 2, site.articles());
                assertThat(members(admin, "static"))
                        .singleElement()
                        .satisfies(
                                member -> {
                                    assertThat(member.groupInstanceId())
                                            .isEqualTo(before.groupInstanceId());
                                    assertThat(member.assignment().topicPartitions())
                                            .hasSize(PARTITIONS);
                                });
            } finally {
                first.destroyForcibly();
                if (second != null) {
                    second.destroyForcibly();
                }
            }
        }
    }

    private static void awaitMembers(Admin admin, String group, int count) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () -> {
                            List<MemberDescription> members = members(admin, group);
                            return members.size() == count
                                    && members.stream()
                                            .noneMatch(
                                                    each ->
                                                            each.assignment()
                                                                    .topicPartitions()
                                                                    .isEmpty());
                        });
    }

    private static List<MemberDescription> members(Admin admin, String group) throws Exception {
        ConsumerGroupDescription described =
                admin.describeConsumerGroups(List.of(group)).describedGroups().get(group).get();
        return List.copyOf(described.members());
    }
}
