package org.newsmill.run;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.newsmill.kafka.ClientCheck;
import org.newsmill.kafka.Codecs;
import org.newsmill.kafka.KafkaClients;
import org.newsmill.kafka.SetupException;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.OperationSettings;
import org.newsmill.settings.Settings;
import org.newsmill.stream.NewsTopology;
import org.newsmill.stream.StreamsSettings;
import org.newsmill.stream.client.CommittedWork;
import org.newsmill.stream.client.RewindingClients;
import org.newsmill.stream.letter.Refusals;
import org.newsmill.stream.letter.SafetyNet;
import org.newsmill.stream.registry.RegistryRefusedException;
import org.newsmill.topic.TopicKeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The streams as they run here: a thread that dies in an outage is replaced with a growing pause,
 * without limit. Thread-safe.
 */
final class StreamsProcess {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** For so long at most records may be written with an id that the registry has lost. */
    private static final int ASKING_SECONDS = 60;

    private static final Logger LOG = LoggerFactory.getLogger(StreamsProcess.class);

    private final TopicKeeper topics;
    private final OutageWatch watch;
    private final Consumer<Throwable> failed;
    private final ScheduledExecutorService background;
    private final Refusals refusals = new Refusals();
    private final NewsTopology topology;
    private final RewindingClients rewinding;
    private final LogEnds ends;
    private final KafkaStreams streams;
    private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
    private final boolean staysMember;
    private final CommittedWork work;
    private final KafkaStreamsMetrics kafkas;
    private final StuckThreads stuck;
    private volatile Throwable failure;

    /**
     * @param topics that are set up
     * @param failed hears why a thread could not be replaced; it is tried again
     * @param background where threads are replaced
     */
    StreamsProcess(
            NewsmillConfig config,
            KafkaClients clients,
            TopicKeeper topics,
            OutageWatch watch,
            MeterRegistry meters,
            Consumer<Throwable> failed,
            ScheduledExecutorService background) {
        this.topics = topics;
        this.watch = watch;
        this.failed = failed;
        this.background = background;
        this.topology =
                NewsTopology.of(
                        config, topics::limits, Clock.systemUTC(), meters, topics.storiesMayWait());
        this.work = new CommittedWork(meters);
        this.stuck = new StuckThreads(work::commits);
        Properties properties = new StreamsSettings(config).of(topics::limits, refusals);
        properties.put(SafetyNet.METERS, topology.letterMeters());
        StreamsConfig settings = new StreamsConfig(properties);
        String name = config.get(Settings.APPLICATION_ID);
        this.staysMember =
                settings.getMainConsumerConfigs(name, name, 0)
                        .containsKey(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        this.rewinding = new RewindingClients(meters, work, config.topics().deadLetters());
        this.ends = LogEnds.of(clients);
        try {
            topology.checkSerialiser();
            this.streams = new KafkaStreams(topology.get(), settings, rewinding);
            this.kafkas = new KafkaStreamsMetrics(streams);
            if (config.get(OperationSettings.METRICS).equalsIgnoreCase("all")) {
                kafkas.bindTo(meters);
            }
        } catch (KafkaException unable) {
            topology.close();
            throw ClientCheck.failure(unable, config);
        }
    }

    /**
     * @param listener hears of each change of the streams' state
     */
    void start(KafkaStreams.StateListener listener) {
        streams.setUncaughtExceptionHandler(this::onThreadDeath);
        streams.setStateListener(listener);
        streams.start();
        background.scheduleWithFixedDelay(
                topology::askRegistryAgain, ASKING_SECONDS, ASKING_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Runs on the dying thread. Kafka Streams' own replacement would leave the dead member in the
     * consumer group, so that its successor gets no work before the session has timed out, and a
     * pause here would keep the transaction open. So the thread ends, which is what throwing comes
     * to, and once it has left the group and aborted its transaction it is replaced.
     */
    private StreamThreadExceptionResponse onThreadDeath(Throwable thrown) {
        RegistryRefusedException refusal = cause(thrown, RegistryRefusedException.class);
        if (refusal != null) {
            failure = refusal;
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        OutageKind kind = Cause.of(thrown).kind();
        StuckThreads.Remedy remedy =
                stuck.died(
                        Thread.currentThread().getName(),
                        kind == OutageKind.KAFKA || kind == OutageKind.UNKNOWN);
        Thread.currentThread()
                .setUncaughtExceptionHandler(
                        (thread, end) -> {
                            LOG.debug("{} ended: {}", thread.getName(), remedy, end);
                            addThreadsLater(remedy.threads());
                        });
        String unloadable = Codecs.unloadable(thrown);
        watch.threadDied(
                unloadable == null
                        ? refusals.explained(thrown)
                        : new SetupException(unloadable, thrown));
        throw thrown instanceof RuntimeException unchecked
                ? unchecked
                : new StreamsException("a stream thread ended", thrown);
    }

    private void addThreadsLater(int count) {
        try {
            background.schedule(
                    () -> addThreads(count), backoff.next().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debug("No thread is replaced any more", closing);
        }
    }

    private void addThreads(int count) {
        int left = count;
        try {
            topics.lookAgain();
            for (; left > 0; left--) {
                streams.addStreamThread();
            }
        } catch (RuntimeException | Error notNow) {
            addThreadsLater(left);
            failed.accept(notNow);
        }
    }

    private static <T extends Throwable> T cause(Throwable thrown, Class<T> type) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }

    /** Why the streams stopped by themselves; null if they did not. */
    Throwable failure() {
        return failure;
    }

    /**
     * Why this process is not worth keeping; null if it is. Rebalancing and replacing threads count
     * as alive.
     */
    String whyNotLive() {
        if (watch.needsRestart()) {
            return watch.cause() + "; only a new process ends that";
        }
        KafkaStreams.State state = streams.state();
        return state.hasCompletedShutdown() || state == KafkaStreams.State.PENDING_ERROR
                ? "the streams have stopped"
                : null;
    }

    /** What is wrong with the registry, for a person; null if nothing is. May wait. */
    String registrySilence() {
        return topology.registrySilence();
    }

    /** The partitions that are worked on at this moment. */
    Set<TopicPartition> partitions() {
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .collect(Collectors.toSet());
    }

    /** What was committed since the start. */
    CommittedWork work() {
        return work;
    }

    KafkaStreams.State state() {
        return streams.state();
    }

    /**
     * What can be seen of the streams at this moment.
     *
     * @throws IllegalStateException if they are stopping
     */
    Sight sight() {
        return Sight.of(streams, rewinding, ends);
    }

    /**
     * Asks Kafka how far the partitions go that are read here, and does not wait for the answer.
     */
    void askForEnds() {
        ends.ask(rewinding.readings().positions().keySet());
    }

    /**
     * Commits what is done, leaves the group, and stops. Else the group would wait for us until our
     * session has ended, and nobody would read our partitions meanwhile. Who has set {@code
     * group.instance.id} wants just that: the group waits until this member is back.
     *
     * @return whether all threads have stopped within that time
     */
    boolean close(Duration patience) {
        ends.close();
        work.stopping();
        boolean stopped =
                streams.close(
                        CloseOptions.timeout(patience)
                                .withGroupMembershipOperation(
                                        staysMember
                                                ? GroupMembershipOperation.REMAIN_IN_GROUP
                                                : GroupMembershipOperation.LEAVE_GROUP));
        kafkas.close();
        topology.close();
        return stopped;
    }
}
