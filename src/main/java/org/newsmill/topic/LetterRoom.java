package org.newsmill.topic;

import org.apache.kafka.common.config.TopicConfig;
import org.newsmill.kafka.SetupException;
import org.newsmill.settings.Topics;
import org.newsmill.stream.record.RecordLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a letter fits as its event did: it is larger by its headers. One that does not fit is
 * shortened; a topic without room even for that would refuse it forever.
 */
final class LetterRoom {

    private static final Logger LOG = LoggerFactory.getLogger(LetterRoom.class);

    private LetterRoom() {}

    /** Says once that letters may have to be shortened. */
    static void warn(Topics topics, RecordLimits limits) {
        int raw = limits.of(topics.raw());
        int letters = limits.of(topics.deadLetters());
        if (isShort(raw, letters)) {
            LOG.warn("{}", risk(topics, raw, letters));
        }
    }

    /**
     * @throws SetupException if not even the shortest letter is certain to fit
     */
    static void check(Topics topics, RecordLimits limits) {
        int letters = limits.of(topics.deadLetters());
        if (letters <= RecordLimits.LETTER_ROOM) {
            throw new SetupException(
                    "the topic "
                            + topics.deadLetters()
                            + " takes records of "
                            + letters
                            + " bytes, and the headers of a letter alone may have "
                            + RecordLimits.LETTER_ROOM
                            + ": raise its limit with kafka-configs.sh --alter --entity-type topics"
                            + " --entity-name "
                            + topics.deadLetters()
                            + " --add-config "
                            + TopicConfig.MAX_MESSAGE_BYTES_CONFIG
                            + "="
                            + (limits.of(topics.raw()) + RecordLimits.LETTER_ROOM));
        }
    }

    /**
     * Half of the room is enough for headers as they usually are, so that a limit which is a little
     * lower, since topic or producer compress, is none to warn of.
     *
     * @param raw the largest event, in bytes
     * @param letters the largest letter
     */
    static boolean isShort(int raw, int letters) {
        return letters < raw + RecordLimits.LETTER_ROOM / 2;
    }

    /** What that means, for a person. */
    static String risk(Topics topics, int raw, int letters) {
        return topics.deadLetters()
                + ": takes records of "
                + letters
                + " bytes and "
                + topics.raw()
                + " of "
                + raw
                + ": a letter is larger than its event, so "
                + (letters <= RecordLimits.LETTER_ROOM
                        ? "the processor will not start"
                        : "one that does not fit is shortened (news-shortened) and cannot be"
                                + " replayed")
                + ". Set max.message.bytes to at least "
                + (raw + RecordLimits.LETTER_ROOM)
                + " if that is allowed";
    }
}
