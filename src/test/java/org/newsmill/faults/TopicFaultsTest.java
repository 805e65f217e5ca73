package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.MINUTES;

import org.apache.kafka.clients.admin.Admin;
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

import java.time.Duration;
import java.util.List;

/** What an operator may do to topics and permissions. At once, since each waits for time-outs. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 2, unit = MINUTES)
@ExtendWith(SharedBroker.class)
class TopicFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void a_dead_letter_topic_that_is_missing_at_the_start_is_created() throws Exception {
        Site site = new Site("missing");
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            site.send("One.", "", "Two.");

            assertThat(site.await(PATIENCE, 1, site.topics().deadLetters())).hasSize(1);
            assertThat(site.await(PATIENCE, 2, site.articles())).hasSize(2);
        }
    }

    @Test
    void a_topic_that_cannot_be_created_is_named_with_the_reason() {
        Site site = new Site("uncreated");
        site.with("topic.replication.factor", "3");

        assertThatThrownBy(() -> NewsProcessor.start(site.config()))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("cannot create the topic uncreated.raw")
                .hasMessageContaining("eplication factor");
    }

    @Test
    void a_dead_letter_topic_that_is_deleted_while_running_is_made_again() throws Exception {
        Site site = new Site("letterless");
        try (NewsProcessor processor = NewsProcessor.start(site.config());
                Admin admin = site.admin()) {
            site.send("One.", "");
            site.await(PATIENCE, 1, site.topics().deadLetters());
            admin.deleteTopics(List.of(site.topics().deadLetters())).all().get();

            site.send("Two.", " ", "Three.");

            assertThat(site.await(PATIENCE, 3, site.articles())).hasSize(3);
            assertThat(site.read(site.topics().deadLetters()))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.value()).asString().isEqualTo(" "));
            await().atMost(PATIENCE).until(() -> processor.outage() == null);
        }
    }

    @Test
    void an_output_topic_that_is_deleted_while_running_is_made_again() throws Exception {
        Site site = new Site("outputless");
        try (NewsProcessor processor = NewsProcessor.start(site.config());
                Admin admin = site.admin()) {
            site.send("One.", "");
            site.await(PATIENCE, 1, site.articles());
            site.await(PATIENCE, 1, site.topics().deadLetters());
            admin.deleteTopics(List.of(site.articles())).all().get();

            site.send("Two.", " ", "Three.");

            assertThat(site.await(PATIENCE, 2, site.topics().deadLetters())).hasSize(2);
            assertThat(site.await(PATIENCE, 2, site.articles())).hasSize(2);
            await().atMost(PATIENCE).until(() -> processor.outage() == null);
        }
    }

    /** Kafka Streams 4.3.1 alone would go on behind what the lost transaction held. */
    @Test
    void a_transaction_whose_sends_time_out_is_done_again() throws Exception {
        Site site =
                new Site("timeout")
                        .with("streams.producer.request.timeout.ms", "1000")
                        .with("streams.producer.delivery.timeout.ms", "3000");
        try (NewsProcessor processor = NewsProcessor.start(site.config());
                Admin admin = site.admin()) {
            site.send("One.");
            site.await(PATIENCE, 1, site.articles());
            admin.deleteTopics(List.of(site.articles())).all().get();

            site.send("Two.", " ", "Three.");
            await().atMost(PATIENCE).until(() -> processor.outage() != null);
            site.send("Four.");

            assertThat(site.await(PATIENCE, 3, site.articles())).hasSize(3);
            assertThat(site.await(PATIENCE, 1, site.topics().deadLetters())).hasSize(1);
            await().atMost(PATIENCE).until(() -> processor.outage() == null);
        }
    }

    @Test
    void a_topic_that_may_not_be_written_is_an_outage_that_names_it() throws Exception {
        Site site = new Site("forbidden");
        try (NewsProcessor processor = NewsProcessor.start(site.config());
                Admin admin = site.admin()) {
            AclBinding denial = denial(site.articles(), AclOperation.WRITE);
            change(admin, denial, true);
            site.send("One.", "", "Two.");
            await().atMost(PATIENCE).until(() -> processor.outage() != null);

            assertThat(processor.outage()).contains("forbidden.articles");
            assertThat(processor.isReady()).isFalse();
            assertThat(site.read(site.topics().deadLetters())).isEmpty();

            change(admin, denial, false);
            assertThat(site.await(PATIENCE, 2, site.articles())).hasSize(2);
            assertThat(site.await(PATIENCE, 1, site.topics().deadLetters())).hasSize(1);
            await().atMost(PATIENCE).until(() -> processor.outage() == null);
        }
    }

    private static void change(Admin admin, AclBinding binding, boolean there) throws Exception {
        if (there) {
            admin.createAcls(List.of(binding)).all().get();
        } else {
            admin.deleteAcls(List.of(binding.toFilter())).all().get();
        }
    }

    private static AclBinding denial(String topic, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry("User:*", "*", operation, AclPermissionType.DENY));
    }
}
