package org.newsmill.replay;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.newsmill.kafka.KafkaAdmin;
import org.newsmill.kafka.KafkaClients;
import org.newsmill.kafka.Scan;
import org.newsmill.kafka.SetupException;
import org.newsmill.kafka.TopicLimits;
import org.newsmill.replay.ReplaySurvey.Fate;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.OperationSettings;
import org.newsmill.settings.Topics;
import org.newsmill.stream.record.RecordSize;
import org.newsmill.stream.record.TimeWindow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Sends the events of dead letters back to the raw topic, each letter once however often a replay
 * is killed and begun again: event and progress are written in one transaction, and of two replays
 * at the same time Kafka lets only the later one commit. Letters that come in meanwhile are left
 * for the next time. Not thread-safe.
 */
public final class Replay implements AutoCloseable {

    private static final int LETTERS_IN_TRANSACTION = 500;
    private static final long BYTES_IN_TRANSACTION = 8L << 20;

    private final Topics topics;
    private final ReplayFilter filter;
    private final long max;
    private final int replayMax;
    private final KafkaClients clients;
    private final Admin admin;
    private final KafkaAdmin cluster;
    private final ReplayProgress progress;
    private final int rawLimit;
    private final TimeWindow rawTimes;
    private final int rawPartitions;

    /**
     * @param filter which letters
     * @param max at most so many
     * @throws SetupException where Kafka does not answer or a topic is missing
     */
    public Replay(NewsmillConfig config, ReplayFilter filter, long max) {
        this.topics = config.topics();
        this.filter = filter;
        this.max = max;
        this.replayMax = config.get(OperationSettings.REPLAY_MAX);
        this.clients = new KafkaClients(config);
        this.admin = clients.admin();
        try {
            this.cluster = new KafkaAdmin(admin);
            Set<String> existing = KafkaAdmin.get(admin.listTopics().names(), "list the topics");
            for (String name : List.of(topics.raw(), topics.deadLetters())) {
                if (!existing.contains(name)) {
                    throw new SetupException("the topic " + name + " does not exist");
                }
            }
            Map<String, TopicDescription> descriptions =
                    KafkaAdmin.get(
                            admin.describeTopics(List.of(topics.raw(), topics.deadLetters()))
                                    .allTopicNames(),
                            "describe the topics");
            this.rawPartitions = descriptions.get(topics.raw()).partitions().size();
            this.progress =
                    new ReplayProgress(
                            topics.replays(), descriptions.get(topics.deadLetters()).topicId());
            Config raw = cluster.configs(List.of(topics.raw())).values().iterator().next();
            this.rawLimit = TopicLimits.bytes(raw);
            this.rawTimes = TopicLimits.times(raw);
        } catch (RuntimeException failed) {
            admin.close();
            throw failed;
        }
    }

    /** Counts what {@link #run} would do, and writes nothing. */
    public ReplaySurvey survey() {
        ReplaySurvey survey = new ReplaySurvey();
        try (Scan letters = new Scan(clients, topics.deadLetters())) {
            readProgress(letters);
            while (letters.hasNext()) {
                Letter letter = new Letter(letters.next());
                survey.add(letter, fate(letter, survey.chosen()));
            }
        }
        return survey;
    }

    private void readProgress(Scan letters) {
        if (KafkaAdmin.get(admin.listTopics().names(), "list the topics")
                .contains(topics.replays())) {
            try (Scan done = new Scan(clients, topics.replays())) {
                progress.read(done, letters);
            }
        }
    }

    private Fate fate(Letter letter, long chosen) {
        if (progress.isDone(letter)) {
            return Fate.DONE_BEFORE;
        }
        if (!filter.wants(letter) || chosen >= max) {
            return Fate.NOT_ASKED_FOR;
        }
        if (letter.replays() >= replayMax) {
            return Fate.TOO_OFTEN;
        }
        if (letter.isShortened()) {
            return Fate.SHORTENED;
        }
        return size(event(letter)) > rawLimit ? Fate.TOO_LARGE : Fate.CHOSEN;
    }

    private ProducerRecord<byte[], byte[]> event(Letter letter) {
        return letter.event(topics, rawPartitions, rawTimes);
    }

    private static long size(ProducerRecord<byte[], byte[]> event) {
        return RecordSize.of(event.key(), event.value(), event.headers());
    }

    /**
     * Sends the chosen events back.
     *
     * @param committed told how many more were, each time some are
     * @return how many
     * @throws SetupException where Kafka refuses, or another replay began meanwhile; what was
     *     committed stays, and a next run goes on behind it
     */
    public long run(LongConsumer committed) {
        progress.create(cluster);
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            // Ends what a killed replay left open, so that its progress is known for certain.
            producer.initTransactions();
            return send(producer, committed);
        } catch (ProducerFencedException | InvalidProducerEpochException fenced) {
            throw new SetupException(
                    "another replay of " + topics.deadLetters() + " began, so this one ends",
                    fenced);
        } catch (TransactionalIdAuthorizationException denied) {
            throw new SetupException(
                    "Write is not allowed on the transactional id " + transactionalId(), denied);
        } catch (KafkaException failed) {
            throw new SetupException(
                    "cannot write to "
                            + topics.raw()
                            + ": "
                            + failed.getMessage()
                            + "; what was committed stays so, run replay again for the rest",
                    failed);
        }
    }

    private long send(KafkaProducer<byte[], byte[]> producer, LongConsumer committed) {
        long sent = 0;
        try (Scan letters = new Scan(clients, topics.deadLetters())) {
            readProgress(letters);
            Transaction transaction = new Transaction(producer, committed);
            progress.tombstones().forEach(transaction::send);
            while (letters.hasNext()) {
                Letter letter = new Letter(letters.next());
                if (fate(letter, sent) == Fate.CHOSEN) {
                    transaction.send(letter);
                    sent++;
                }
            }
            transaction.commit();
        }
        return sent;
    }

    /** Groups letters; left uncommitted, Kafka takes them back. */
    private final class Transaction {
        private final KafkaProducer<byte[], byte[]> producer;
        private final LongConsumer committed;
        private boolean open;
        private int letters;
        private long bytes;

        Transaction(KafkaProducer<byte[], byte[]> producer, LongConsumer committed) {
            this.producer = producer;
            this.committed = committed;
        }

        void send(Letter letter) {
            ProducerRecord<byte[], byte[]> event = event(letter);
            send(event);
            send(progress.done(letter));
            letters++;
            bytes += size(event);
            if (letters >= LETTERS_IN_TRANSACTION || bytes >= BYTES_IN_TRANSACTION) {
                commit();
            }
        }

        void send(ProducerRecord<byte[], byte[]> record) {
            if (!open) {
                producer.beginTransaction();
                open = true;
            }
            producer.send(record);
        }

        /** Throws where any of the sends failed. */
        void commit() {
            if (open) {
                producer.commitTransaction();
                committed.accept(letters);
                open = false;
                letters = 0;
                bytes = 0;
            }
        }
    }

    private String transactionalId() {
        return "newsmill-replay-" + topics.deadLetters();
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return clients.producer(
                Map.of(),
                Map.of(
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        transactionalId(),
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        rawLimit));
    }

    @Override
    public void close() {
        admin.close();
    }
}
