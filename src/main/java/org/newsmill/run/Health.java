package org.newsmill.run;

import java.util.List;

/**
 * The answer to a question of health. Immutable.
 *
 * @param yes whether all is well
 * @param why what is not, for a person; empty if all is well
 * @param state of the streams, by Kafka Streams' names; {@code STARTING} before they are started
 * @param partitions of the raw topic that this instance reads
 */
public record Health(boolean yes, List<String> why, String state, List<Partition> partitions) {

    public Health {
        why = List.copyOf(why);
        partitions = List.copyOf(partitions);
    }

    /**
     * How one partition stands.
     *
     * @param partition its topic and number
     * @param committed by the group; -1 if that is not known
     * @param end of the partition; -1 if that is not known
     * @param stalledSeconds since when events wait and none was done; 0 if none waits
     */
    public record Partition(String partition, long committed, long end, long stalledSeconds) {}
}
