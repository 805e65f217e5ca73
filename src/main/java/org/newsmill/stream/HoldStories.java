package org.newsmill.stream;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.newsmill.settings.Topics;
import org.newsmill.stream.record.RecordLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Keeps back stories until they may be published. Each partition of the raw topic has its own; a
 * story that comes again takes the place of the one that waits, whether it is corrected, free or
 * cancelled, so that nothing is written after what revokes it.
 *
 * <p>What waits is in a state store in memory, and so in its changelog topic: both change in the
 * transaction that writes records and commits offsets, so that a story is written exactly once,
 * whoever dies when. In memory, since few stories wait at a time, and RocksDB would be 73 MB for
 * them. It also stands in the topic of stories under embargo, for editors to read, until it is
 * released.
 *
 * <p>A processor that no longer holds stories lets go those that still wait: at their time, and
 * never after a kill that came meanwhile.
 */
final class HoldStories
        extends ContextualProcessor<byte[], OutgoingRecord, byte[], OutgoingRecord> {

    static final String STORE = "embargoed";
    private static final String HELD = "write-embargoed";

    /** A story is to be readable within two seconds of its time. */
    private static final Duration LOOKS_EVERY = Duration.ofMillis(200);

    /** A transaction that becomes too large takes too long; the next look goes on. */
    private static final int MOST_AT_ONCE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(HoldStories.class);

    private final boolean holds;
    private final String written;
    private final String heldTopic;
    private final Clock clock;
    private final Supplier<RecordLimits> limits;
    private final ArticleMeters meters;
    private KeyValueStore<String, byte[]> store;
    private final TreeMap<Long, Set<String>> byTime = new TreeMap<>();

    /**
     * @param holds whether stories that come now are kept back, too
     * @param written the name of the sink of records
     * @param topics by name
     * @param limits what times the topics take, asked for each record
     */
    HoldStories(
            boolean holds,
            String written,
            Topics topics,
            Clock clock,
            Supplier<RecordLimits> limits,
            ArticleMeters meters) {
        this.holds = holds;
        this.written = written;
        this.heldTopic = topics.embargoed();
        this.clock = clock;
        this.limits = limits;
        this.meters = meters;
    }

    /**
     * Records without those that wait, which go to a topic of their own meanwhile.
     *
     * @param records all, as they are enriched
     */
    static KStream<byte[], OutgoingRecord> inserted(
            StreamsBuilder builder,
            KStream<byte[], OutgoingRecord> records,
            Topics topics,
            ProcessorSupplier<byte[], OutgoingRecord, byte[], OutgoingRecord> holding) {
        builder.addStateStore(
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(STORE),
                                Serdes.String(),
                                Serdes.ByteArray())
                        .withLoggingEnabled(Map.of()));
        KStream<byte[], OutgoingRecord> free = records.process(holding, Named.as("hold"), STORE);
        free.to(
                topics.embargoed(),
                Produced.with(Serdes.ByteArray(), new OutgoingRecordSerde()).withName(HELD));
        return free;
    }

    @Override
    public void init(ProcessorContext<byte[], OutgoingRecord> context) {
        super.init(context);
        store = context.getStateStore(STORE);
        byTime.clear();
        try (KeyValueIterator<String, byte[]> waiting = store.all()) {
            waiting.forEachRemaining(each -> index(each.key, HeldStory.until(each.value)));
        }
        if (!holds) {
            tellOfWaiting();
        }
        context.schedule(LOOKS_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> release());
    }

    /** Whoever has changed the setting should know that stories are still to come. */
    private void tellOfWaiting() {
        long timed = byTime.values().stream().mapToLong(Set::size).sum();
        long all = store.approximateNumEntries();
        if (all > 0) {
            LOG.warn(
                    "{} stories of partition {} wait in {} since embargo was 'hold': {} are written"
                            + " at their time, the next at {}; {} are withheld until another"
                            + " version of them comes",
                    all,
                    context().taskId().partition(),
                    heldTopic,
                    timed,
                    byTime.isEmpty() ? "no time" : Instant.ofEpochMilli(byTime.firstKey()),
                    all - timed);
        }
    }

    @Override
    public void process(Record<byte[], OutgoingRecord> record) {
        OutgoingRecord story = record.value();
        String id = new String(story.key(), StandardCharsets.UTF_8);
        byte[] waiting = store.get(id);
        if (waiting != null) {
            remove(id, HeldStory.until(waiting));
            meters.superseded();
        }
        if (holds && story.heldUntil() > clock.millis()) {
            store.put(id, new HeldStory(story.heldUntil(), record.timestamp(), story).bytes());
            index(id, story.heldUntil());
            meters.held();
            context().forward(ofHeld(record, story.value()), HELD);
        } else {
            if (waiting != null) {
                context().forward(ofHeld(record, null), HELD);
            }
            context().forward(record, written);
        }
    }

    /** Writes the stories whose time has come, in its order. */
    private void release() {
        long now = clock.millis();
        int released = 0;
        while (released < MOST_AT_ONCE && !byTime.isEmpty() && byTime.firstKey() <= now) {
            Iterator<String> due = byTime.firstEntry().getValue().iterator();
            while (due.hasNext() && released < MOST_AT_ONCE) {
                release(due.next(), now);
                due.remove();
                released++;
            }
            if (!due.hasNext()) {
                byTime.pollFirstEntry();
            }
        }
    }

    private void release(String id, long now) {
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        HeldStory story = HeldStory.of(key, store.delete(id));
        OutgoingRecord record = story.record();
        // What the topic takes is asked again: its own time may lie days back by now.
        long time = limits.get().times(record.topic()).nearest(story.timestamp(), now);
        Record<byte[], OutgoingRecord> out = new Record<>(key, record, time, record.headers());
        context().forward(out, written);
        context().forward(ofHeld(out, null), HELD);
        meters.released();
    }

    /** What stands in the topic of stories that wait; null when it waits no longer. */
    private Record<byte[], OutgoingRecord> ofHeld(
            Record<byte[], OutgoingRecord> record, byte[] value) {
        OutgoingRecord held =
                new OutgoingRecord(heldTopic, record.key(), value, record.headers(), Embargo.FREE);
        long time = limits.get().times(heldTopic).nearest(record.timestamp(), clock.millis());
        return new Record<>(record.key(), held, time, record.headers());
    }

    private void index(String id, long until) {
        if (until != Embargo.FURTHER_NOTICE) {
            byTime.computeIfAbsent(until, time -> new HashSet<>()).add(id);
        }
    }

    private void remove(String id, long until) {
        store.delete(id);
        Set<String> ids = byTime.get(until);
        if (ids != null) {
            ids.remove(id);
            if (ids.isEmpty()) {
                byTime.remove(until);
            }
        }
    }
}
