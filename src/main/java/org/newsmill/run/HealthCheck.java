package org.newsmill.run;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Says how a processor is, and why. Thread-safe. */
final class HealthCheck {

    private static final String STARTING = "STARTING";

    private static final Comparator<TopicPartition> BY_NUMBER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private final OutageWatch watch;
    private final GroupLag lag;
    private final Lookout lookout;
    private final int stallSeconds;

    /**
     * @param stallSeconds for so long a partition may stand still while events wait
     */
    HealthCheck(OutageWatch watch, GroupLag lag, Lookout lookout, int stallSeconds) {
        this.watch = watch;
        this.lag = lag;
        this.lookout = lookout;
        this.stallSeconds = stallSeconds;
    }

    /**
     * Whether the process is worth keeping.
     *
     * @param streams null before the topics are set up
     * @param failure why it ends by itself; null if it does not
     */
    Health live(StreamsProcess streams, Throwable failure) {
        List<String> why = new ArrayList<>();
        if (failure != null) {
            why.add("it ends: " + Cause.of(failure).what());
        } else if (streams != null) {
            String dead = streams.whyNotLive();
            if (dead != null) {
                why.add(dead);
            }
        }
        return health(why, streams);
    }

    /**
     * Whether it is at work.
     *
     * @param streams null before the topics are set up
     */
    Health ready(StreamsProcess streams) {
        List<String> why = new ArrayList<>();
        Cause outage = watch.outage();
        if (outage != null) {
            why.add(outage.what() + ". " + outage.then());
        }
        if (streams == null) {
            why.add("the topics are not set up yet");
        } else {
            if (streams.state() != KafkaStreams.State.RUNNING) {
                why.add("the streams are " + streams.state());
            }
            lag.missing().forEach(topic -> why.add("the topic " + topic + " is missing"));
            String registry = lookout.registry();
            if (registry != null) {
                why.add(registry);
            }
            addStalls(why);
        }
        return health(why, streams);
    }

    /** Of all partitions: one that nobody reads, as after a crash, is nobody else's business. */
    private void addStalls(List<String> why) {
        Map<TopicPartition, Sight.Standing> ours = lookout.seen().partitions();
        Map<TopicPartition, Long> stalls = watch.stalls();
        sorted(ours.keySet())
                .forEach(
                        partition -> {
                            long seconds = stalls.getOrDefault(partition, 0L);
                            if (seconds >= stallSeconds) {
                                why.add(stall(partition, seconds, ours.get(partition)));
                            }
                        });
        sorted(lag.partitions().keySet())
                .forEach(
                        partition -> {
                            long seconds = lag.stalledSeconds(partition);
                            if (!ours.containsKey(partition) && seconds >= stallSeconds) {
                                why.add(
                                        stands(partition, seconds)
                                                + ", and it is not read by this instance");
                            }
                        });
    }

    private static String stall(TopicPartition partition, long seconds, Sight.Standing standing) {
        if (standing.isHeld()) {
            return Cause.openTransaction(partition, standing.open(), standing.end().highWatermark())
                    .what();
        }
        return stands(partition, seconds)
                + (standing.position() < 0 || standing.isFetchedWaiting()
                        ? ""
                        : ", and none could be read from offset " + standing.position() + " on");
    }

    private static String stands(TopicPartition partition, long seconds) {
        return "events wait in " + partition + ", and none was committed for " + seconds + " s";
    }

    private static List<TopicPartition> sorted(java.util.Set<TopicPartition> partitions) {
        return partitions.stream().sorted(BY_NUMBER).toList();
    }

    private Health health(List<String> why, StreamsProcess streams) {
        Map<TopicPartition, GroupLag.Behind> behind = lag.partitions();
        Map<TopicPartition, Long> stalls = watch.stalls();
        List<Health.Partition> partitions = new ArrayList<>();
        for (TopicPartition each : sorted(lookout.seen().partitions().keySet())) {
            GroupLag.Behind known = behind.get(each);
            partitions.add(
                    new Health.Partition(
                            each.toString(),
                            known == null ? -1 : known.committed(),
                            known == null ? -1 : known.end(),
                            stalls.getOrDefault(each, 0L)));
        }
        return new Health(
                why.isEmpty(),
                why,
                streams == null ? STARTING : streams.state().toString(),
                partitions);
    }
}
