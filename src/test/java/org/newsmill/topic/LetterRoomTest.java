package org.newsmill.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.junit.jupiter.api.Test;
import org.newsmill.kafka.TopicLimits;
import org.newsmill.stream.record.RecordLimits;

import java.util.List;

class LetterRoomTest {

    private static final int RAW = 1_048_588;

    @Test
    void letters_that_may_not_fit_are_warned_of_and_topics_as_they_are_created_are_not() {
        assertThat(LetterRoom.isShort(RAW, bytes(RAW, "producer"))).isTrue();
        assertThat(LetterRoom.isShort(RAW, bytes(RAW + RecordLimits.LETTER_ROOM, "producer")))
                .isFalse();
        assertThat(LetterRoom.isShort(RAW, bytes(RAW + RecordLimits.LETTER_ROOM, "zstd")))
                .isFalse();
    }

    private static int bytes(int most, String codec) {
        return TopicLimits.bytes(
                new Config(
                        List.of(
                                new ConfigEntry("max.message.bytes", Integer.toString(most)),
                                new ConfigEntry("segment.bytes", "1073741824"),
                                new ConfigEntry("compression.type", codec))));
    }
}
