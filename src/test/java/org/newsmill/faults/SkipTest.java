package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.concurrent.TimeUnit.MINUTES;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.newsmill.kafka.SetupException;
import org.newsmill.run.NewsProcessor;
import org.newsmill.topic.SkippedEvent;

import java.time.Duration;
import java.util.List;

/** The way out when one event cannot be read at all. */
@Timeout(value = 3, unit = MINUTES)
@ExtendWith(SharedBroker.class)
class SkipTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void the_next_event_is_passed_over_and_a_letter_says_so() throws Exception {
        Site site = new Site("skip");
        TopicPartition raw = new TopicPartition("skip.raw", 0);
        SkippedEvent skipped = new SkippedEvent(site.config());
        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            site.send("One ferry returned.", "Two ferries returned.");
            site.await(PATIENCE, 2, site.articles());
            assertThatThrownBy(() -> skipped.skip(raw, 2, "disk"))
                    .isInstanceOf(SetupException.class)
                    .hasMessageContaining("the group skip has members: stop all instances");
        }
        site.send("Three ferries returned.", "Four ferries returned.");

        assertThatThrownBy(() -> skipped.skip(raw, 3, "disk"))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("reads skip.raw-0 from offset 2 on, and its end is at 4");
        assertThatThrownBy(() -> skipped.skip(new TopicPartition("skip.raw", 7), 2, "disk"))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("there is no partition skip.raw-7");
        assertThatThrownBy(() -> skipped.skip(new TopicPartition("other", 0), 2, "disk"))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("the raw topic is skip.raw, not other");
        skipped.skip(raw, 2, "disk of broker 3");

        try (NewsProcessor processor = NewsProcessor.start(site.config())) {
            List<ConsumerRecord<byte[], byte[]>> articles =
                    site.await(PATIENCE, 3, site.articles());
            assertThat(articles).hasSize(3);
            assertThat(processor.outage()).isNull();
        }
        List<ConsumerRecord<byte[], byte[]>> letters = site.read(site.topics().deadLetters());
        assertThat(letters).hasSize(1);
        ConsumerRecord<byte[], byte[]> letter = letters.get(0);
        assertThat(letter.value()).isEmpty();
        assertThat(Topic.header(letter, "__streams.errors.topic")).isEqualTo("skip.raw");
        assertThat(Topic.header(letter, "__streams.errors.offset")).isEqualTo("2");
        assertThat(Topic.header(letter, "__streams.errors.message"))
                .isEqualTo("skipped by hand: disk of broker 3");
        assertThat(Topic.header(letter, "news-shortened")).isEqualTo("omitted");
    }
}
