package org.newsmill.stream.client;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Uuid;

/**
 * A committed offset that says of which topic it is: of two topics that have had the same name, one
 * after the other, only their ids tell which. The mark stands after what Kafka Streams writes into
 * the offset's metadata. It names the cluster too, for a tool that copies offsets to another
 * cluster copies the mark as well, and there the same topic has another id.
 */
public final class MarkedOffset {

    private static final String MARK = ";topic=";
    private static final char CLUSTER = '@';

    private MarkedOffset() {}

    static OffsetAndMetadata marked(OffsetAndMetadata offset, Uuid topic, String cluster) {
        return new OffsetAndMetadata(
                offset.offset(),
                offset.leaderEpoch(),
                withoutMark(offset.metadata()) + MARK + topic + CLUSTER + cluster);
    }

    /** As Kafka Streams wrote it. */
    static OffsetAndMetadata unmarked(OffsetAndMetadata offset) {
        return new OffsetAndMetadata(
                offset.offset(), offset.leaderEpoch(), withoutMark(offset.metadata()));
    }

    private static String withoutMark(String metadata) {
        int at = metadata.lastIndexOf(MARK);
        return at < 0 ? metadata : metadata.substring(0, at);
    }

    /**
     * Whether the offset was committed for another topic than this one of that cluster. An offset
     * without a mark was set by hand or by an older version, and is taken as it is.
     */
    public static boolean isOfAnother(OffsetAndMetadata offset, Uuid topic, String cluster) {
        int at = offset.metadata().lastIndexOf(MARK);
        if (at < 0) {
            return false;
        }
        String mark = offset.metadata().substring(at + MARK.length());
        return mark.endsWith(CLUSTER + cluster)
                && !mark.equals(topic.toString() + CLUSTER + cluster);
    }
}
