package org.newsmill.console;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.newsmill.article.Outage;
import org.newsmill.format.Formats;
import org.newsmill.kafka.Follower;
import org.newsmill.kafka.SetupException;
import org.newsmill.settings.NewsmillConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Reads the latest articles and letters while somebody looks, in a thread of its own. Of more than
 * it can show it passes some over, so that the processor does not feel it.
 */
final class Watcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

    /** How many records of each partition are read when somebody begins to look. */
    private static final long RECENT = 200;

    /** Farther behind than that, what lies between is passed over. */
    private static final long MOST_BEHIND = 200;

    private static final long PAUSE_MILLIS = 250;
    private static final long PAUSE_AFTER_FAULT_MILLIS = 2_000;

    /** Longer nobody has to wait for the end of a poll. */
    private static final long END_MILLIS = 5_000;

    private final NewsmillConfig config;
    private final String letters;
    private final BooleanSupplier isLookedAt;
    private final List<RecentRecords> shown;
    private final Consumer<ConsumerRecord<byte[], byte[]>> articles;
    private final Consumer<ConsumerRecord<byte[], byte[]>> deadLetters;
    private final Thread thread = new Thread(this::work, "newsmill-console");
    private volatile boolean ends;
    private volatile long passedOver;

    /**
     * @param isLookedAt asked again and again; nothing is read while nobody looks
     * @param shown emptied when reading begins again, some way before the end
     */
    Watcher(
            NewsmillConfig config,
            BooleanSupplier isLookedAt,
            List<RecentRecords> shown,
            Consumer<ConsumerRecord<byte[], byte[]>> articles,
            Consumer<ConsumerRecord<byte[], byte[]>> deadLetters) {
        this.config = config;
        this.letters = config.topics().deadLetters();
        this.isLookedAt = isLookedAt;
        this.shown = shown;
        this.articles = articles;
        this.deadLetters = deadLetters;
        thread.setDaemon(true);
        thread.start();
    }

    /** How many offsets were passed over so far. */
    long passedOver() {
        return passedOver;
    }

    private void work() {
        while (!ends) {
            try {
                if (isLookedAt.getAsBoolean()) {
                    follow();
                } else {
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (SetupException | KafkaException | Outage notNow) {
                LOG.debug("The console cannot read now", notNow);
                pause();
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAULT_MILLIS);
        } catch (InterruptedException ended) {
            ends = true;
        }
    }

    private void follow() throws InterruptedException {
        List<String> topics = new ArrayList<>(config.topics().enriched(Formats.ALL));
        topics.add(letters);
        try (Follower following = new Follower(config, topics, RECENT)) {
            shown.forEach(RecentRecords::clear);
            while (!ends && isLookedAt.getAsBoolean()) {
                for (ConsumerRecord<byte[], byte[]> record : following.poll()) {
                    (record.topic().equals(letters) ? deadLetters : articles).accept(record);
                }
                passedOver += following.catchUp(MOST_BEHIND);
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    @Override
    public void close() {
        ends = true;
        thread.interrupt();
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
