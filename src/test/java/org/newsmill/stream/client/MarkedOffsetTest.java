package org.newsmill.stream.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

import java.util.Optional;

class MarkedOffsetTest {

    private static final Uuid TOPIC = Uuid.randomUuid();
    private static final Uuid ANOTHER = Uuid.randomUuid();

    private final OffsetAndMetadata streams =
            new OffsetAndMetadata(7, Optional.of(3), "AgAAAaISzgK9");
    private final OffsetAndMetadata marked = MarkedOffset.marked(streams, TOPIC, "here");

    @Test
    void an_offset_of_a_topic_is_of_no_other() {
        assertThat(MarkedOffset.isOfAnother(marked, TOPIC, "here")).isFalse();
        assertThat(MarkedOffset.isOfAnother(marked, ANOTHER, "here")).isTrue();
    }

    @Test
    void kafka_streams_gets_back_what_it_committed() {
        assertThat(MarkedOffset.unmarked(marked)).isEqualTo(streams);
        assertThat(MarkedOffset.unmarked(streams)).isEqualTo(streams);
        assertThat(MarkedOffset.marked(marked, TOPIC, "here")).isEqualTo(marked);
    }

    @Test
    void an_offset_that_was_set_by_hand_is_taken_as_it_is() {
        assertThat(MarkedOffset.isOfAnother(new OffsetAndMetadata(7), TOPIC, "here")).isFalse();
    }

    @Test
    void an_offset_that_was_copied_from_another_cluster_is_taken_as_it_is() {
        assertThat(MarkedOffset.isOfAnother(marked, ANOTHER, "elsewhere")).isFalse();
    }
}
