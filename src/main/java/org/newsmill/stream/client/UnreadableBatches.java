package org.newsmill.stream.client;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

import java.util.Collection;

/** Recognises a batch that cannot be read by what Kafka's consumer throws. */
final class UnreadableBatches {

    private UnreadableBatches() {}

    /**
     * The partition whose next batch is to blame. Kafka has no type for it that names the
     * partition, so its words are looked at.
     *
     * @param assigned the partitions that it can be
     * @return null where it is another fault, or that of the process: a codec that cannot be
     *     loaded, or memory that does not suffice
     */
    static TopicPartition partition(KafkaException thrown, Collection<TopicPartition> assigned) {
        TopicPartition found = null;
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof Error) {
                return null;
            }
            if (found == null && at.getMessage() != null) {
                found = named(at.getMessage(), assigned);
            }
        }
        return found;
    }

    private static TopicPartition named(String message, Collection<TopicPartition> assigned) {
        for (TopicPartition partition : assigned) {
            if (message.contains("fetching the next record from " + partition + ". ")
                    || message.endsWith(" for topic-partition " + partition)
                            && message.startsWith("Encountered corrupt message")) {
                return partition;
            }
        }
        return null;
    }

    /** The innermost message, which says what is wrong with the batch. */
    static String why(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
