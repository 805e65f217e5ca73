package org.newsmill.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.newsmill.kafka.SetupException;
import org.newsmill.stream.letter.RefusedRecordException;

import java.util.Set;

class CauseTest {

    @Test
    void a_record_that_a_topic_refuses_does_not_go_on_by_itself() {
        Cause cause =
                Cause.of(
                        new RefusedRecordException(
                                "news.out refuses the record 7",
                                new KafkaException("out of\nrange")));

        assertThat(cause.kind()).isEqualTo(OutageKind.REFUSED_RECORD);
        assertThat(cause.what()).isEqualTo("news.out refuses the record 7");
        assertThat(cause.then()).contains("does not end by itself");
    }

    @Test
    void a_topic_that_may_not_be_written_is_named_and_refuses_no_record() {
        Cause cause =
                Cause.of(
                        new RefusedRecordException(
                                "news.out refuses the record 7",
                                new TopicAuthorizationException(Set.of("news.out"))));

        assertThat(cause.kind()).isEqualTo(OutageKind.NOT_AUTHORISED);
        assertThat(cause.what()).contains("news.out");
    }

    @Test
    void each_fault_is_of_its_kind() {
        assertThat(kind(new TimeoutException("no answer"))).isEqualTo(OutageKind.KAFKA);
        assertThat(kind(new TopicAuthorizationException(Set.of("t"))))
                .isEqualTo(OutageKind.NOT_AUTHORISED);
        assertThat(kind(new SaslAuthenticationException("who?")))
                .isEqualTo(OutageKind.NOT_AUTHORISED);
        assertThat(kind(new SetupException("no topic"))).isEqualTo(OutageKind.TOPICS);
        assertThat(kind(new SetupException("no answer", new TimeoutException("late"))))
                .isEqualTo(OutageKind.KAFKA);
        assertThat(kind(new OutOfMemoryError("heap"))).isEqualTo(OutageKind.MEMORY);
        assertThat(kind(new UnsatisfiedLinkError("no zstd"))).isEqualTo(OutageKind.NATIVE_LIBRARY);
        assertThat(kind(new NoClassDefFoundError("Zstd"))).isEqualTo(OutageKind.NATIVE_LIBRARY);
        assertThat(kind(new SetupException("no zstd", new NoClassDefFoundError("Zstd"))))
                .isEqualTo(OutageKind.NATIVE_LIBRARY);
        assertThat(kind(new StackOverflowError())).isEqualTo(OutageKind.UNKNOWN);
        assertThat(kind(new IllegalStateException("?"))).isEqualTo(OutageKind.UNKNOWN);
    }

    @Test
    void what_has_no_message_is_told_by_its_name() {
        assertThat(Cause.of(new IllegalStateException()).what()).isEqualTo("IllegalStateException");
    }

    /** Only what does so may say that it goes on by itself. */
    @ParameterizedTest
    @EnumSource(OutageKind.class)
    void only_kafka_and_the_registry_come_back_by_themselves(OutageKind kind) {
        boolean comesBack = kind == OutageKind.KAFKA || kind == OutageKind.REGISTRY;

        assertThat(kind.sentence().contains("goes on by itself")).isEqualTo(comesBack);
    }

    private static OutageKind kind(Throwable root) {
        return Cause.of(new StreamsException("task 0_0", new KafkaException(root))).kind();
    }
}
