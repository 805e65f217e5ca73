package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.newsmill.kafka.SetupException;
import org.newsmill.run.NewsProcessor;
import org.newsmill.topic.ReadProgress;
import org.newsmill.topic.TopicReport;
import org.newsmill.topic.TopicSetup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Committed offsets that Kafka has forgotten, and what is said before that happens. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 3, unit = MINUTES)
@ExtendWith(SharedBroker.class)
class LostOffsetsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void nothing_is_written_again_before_somebody_has_said_so() throws Exception {
        Site site = new Site("lost");
        try (Admin admin = site.admin()) {
            readUpTo(admin, site, 4, 10);
            run(site, 6);
            forgetOffsets(admin, "lost");

            assertThatThrownBy(() -> NewsProcessor.start(site.config()))
                    .isInstanceOf(SetupException.class)
                    .hasMessageContaining("lost has read lost.raw before")
                    .hasMessageContaining("up to 10 events would be written a second time")
                    .hasMessageContaining("without.offsets=earliest");
            assertThat(TopicReport.of(admin, site.config()).risks())
                    .anySatisfy(risk -> assertThat(risk).contains("no longer has its committed"));
            assertThat(site.read(site.articles())).hasSize(6);

            site.with("without.offsets", "latest");
            try (NewsProcessor processor = NewsProcessor.start(site.config())) {
                send(site, Instant.now(), 1);
                assertThat(site.await(PATIENCE, 7, site.articles())).hasSize(7);
            }
            forgetOffsets(admin, "lost");
            site.with("without.offsets", "earliest");
            run(site, 7 + 11);
        }
    }

    @Test
    void another_application_begins_with_the_oldest_event_without_a_question() throws Exception {
        Site site = new Site("another");
        try (Admin admin = site.admin()) {
            readUpTo(admin, site, 4, 10);
            run(site, 6);
            run(site.with("application.id", "yetanother"), 16);
        }
    }

    @Test
    void a_topic_that_is_made_again_while_nothing_runs_is_read_without_a_question()
            throws Exception {
        Site site = new Site("again");
        try (Admin admin = site.admin()) {
            readUpTo(admin, site, 4, 10);
            run(site, 6);
            leave(admin, "again");
            // Kafka deletes the offsets with the topic.
            admin.deleteTopics(List.of(site.topics().raw())).all().get();
            await().atMost(PATIENCE)
                    .until(() -> !admin.listTopics().names().get().contains(site.topics().raw()));
            new TopicSetup(admin, site.config()).ensure();
            send(site, Instant.now(), 8);

            run(site, 6 + 8);
        }
    }

    @Test
    void a_topic_without_events_holds_nothing_that_could_be_written_again() throws Exception {
        Site site = new Site("empty");
        try (Admin admin = site.admin()) {
            readUpTo(admin, site, 4, 10);
            run(site, 6);
            forgetOffsets(admin, "empty");
            remove(admin, site, 10);

            run(site, 6);
        }
    }

    @Test
    void a_processor_that_may_not_remember_says_so_and_works() throws Exception {
        Site site = new Site("forgetful");
        try (Admin admin = site.admin();
                LogLines log = new LogLines()) {
            AclBinding denial =
                    new AclBinding(
                            new ResourcePattern(
                                    ResourceType.TOPIC,
                                    site.topics().progress(),
                                    PatternType.LITERAL),
                            new AccessControlEntry(
                                    "User:*", "*", AclOperation.WRITE, AclPermissionType.DENY));
            readUpTo(admin, site, 4, 10);
            admin.createAcls(List.of(denial)).all().get();

            run(site, 6);

            assertThat(log.with("forgetful cannot keep in forgetful.raw.progress")).hasSize(1);
        }
    }

    @Test
    void describe_warns_of_events_that_are_or_will_be_removed_unread() throws Exception {
        Site site = new Site("warned");
        try (Admin admin = site.admin()) {
            new TopicSetup(admin, site.config()).ensure();
            send(site, Instant.now().minus(Duration.ofDays(6)), 5);
            send(site, Instant.now(), 5);
            commit(admin, site, 5);
            assertThat(risks(admin, site)).noneMatch(risk -> risk.contains("warned.raw-0"));

            commit(admin, site, 2);
            assertThat(risks(admin, site))
                    .anySatisfy(
                            risk ->
                                    assertThat(risk)
                                            .startsWith("warned.raw-0: the oldest event")
                                            .contains("three quarters of the 7 days"));

            remove(admin, site, 4);
            assertThat(risks(admin, site))
                    .contains("warned.raw-0: offsets 2 to 3 were removed before warned read them");
        }
    }

    @Test
    void describe_compares_how_long_events_and_offsets_are_kept() throws Exception {
        Site site = new Site("compared");
        try (Admin admin = site.admin()) {
            new TopicSetup(admin, site.config()).ensure();
            assertThat(risks(admin, site))
                    .anySatisfy(
                            risk ->
                                    assertThat(risk)
                                            .contains("events are kept for 7 days")
                                            .contains("for 5 days (offsets.retention.minutes"));
        }
    }

    private static List<String> risks(Admin admin, Site site) {
        return TopicReport.of(admin, site.config()).risks();
    }

    /** As if the application had read so many of these events, and stopped. */
    private static void readUpTo(Admin admin, Site site, long offset, int events) throws Exception {
        new TopicSetup(admin, site.config()).ensure();
        assertThat(ReadProgress.createTopic(admin, site.config())).isTrue();
        send(site, Instant.now(), events);
        commit(admin, site, offset);
    }

    private static void commit(Admin admin, Site site, long offset) throws Exception {
        String group = site.config().getString("application.id");
        admin.alterConsumerGroupOffsets(
                        group, Map.of(partition(site), new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    private static void run(Site site, int articles) throws Exception {
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            assertThat(site.await(PATIENCE, articles, site.articles())).hasSize(articles);
            await().atMost(PATIENCE).until(processor::isReady);
        }
    }

    /** As Kafka does after a week. */
    private static void forgetOffsets(Admin admin, String group) throws Exception {
        leave(admin, group);
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(ExecutionException.class)
                .until(
                        () -> {
                            admin.deleteConsumerGroups(List.of(group)).all().get();
                            return true;
                        });
    }

    /** Or the group would wait for its last member until its session ends. */
    private static void leave(Admin admin, String group) throws Exception {
        if (!admin.describeConsumerGroups(List.of(group))
                .describedGroups()
                .get(group)
                .get()
                .members()
                .isEmpty()) {
            admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        }
    }

    private static void remove(Admin admin, Site site, long before) throws Exception {
        admin.deleteRecords(Map.of(partition(site), RecordsToDelete.beforeOffset(before)))
                .all()
                .get();
    }

    private static TopicPartition partition(Site site) {
        return new TopicPartition(site.topics().raw(), 0);
    }

    private static void send(Site site, Instant time, int count) throws Exception {
        List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            byte[] story = ("The story number " + number + ".").getBytes(UTF_8);
            events.add(
                    new ProducerRecord<>(site.topics().raw(), 0, time.toEpochMilli(), null, story));
        }
        site.send(events);
    }
}
