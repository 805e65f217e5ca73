package org.newsmill.stream;

import static org.apache.kafka.common.serialization.Serdes.ByteArray;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.BranchedKStream;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Record;
import org.newsmill.article.Article;
import org.newsmill.article.Enrichers;
import org.newsmill.article.Outcome;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;
import org.newsmill.format.EventReader;
import org.newsmill.format.Format;
import org.newsmill.format.Formats;
import org.newsmill.text.AnalysedText;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The stream from raw events to enriched records and dead letters, in one sub-topology:
 *
 * <pre>
 * read-events ─▶ detect ─▶ split ─┬─ parse-tagged ─▶ normalise-and-stem-tagged ─┐
 *                                 ├─ parse-… ─▶ …                               ├─▶ enrich ─▶ serialise ─┬─▶ write-…
 *                                 └─ reject-unreadable ─────────────────────────┘                        └─▶ write-dead-letters
 * </pre>
 *
 * Rejections are ordinary results that pass by the steps they do not need. Everything that can fail
 * for an article's sake, serialising and the check of its size included, happens before the sinks,
 * which take plain bytes.
 */
public final class NewsTopology implements Supplier<Topology>, AutoCloseable {

    private final Topics topics;
    private final EventReader reader;
    private final Enrichers enrichers;
    private final Registry registry;
    private final Supplier<RecordLimits> limits;
    private final Clock clock;
    private final Tally tally;

    /**
     * @param topics by name; all must exist when the stream starts
     * @param reader bytes to articles; shared by all tasks
     * @param enrichers articles to records; a thread's tasks share one
     * @param registry what records are written as bytes with; shared by all tasks
     * @param limits what the topics take, asked for each record
     * @param clock by which times are moved into what a topic takes
     * @param tally counts what became of each article
     */
    NewsTopology(
            Topics topics,
            EventReader reader,
            Enrichers enrichers,
            Registry registry,
            Supplier<RecordLimits> limits,
            Clock clock,
            Tally tally) {
        this.topics = topics;
        this.reader = reader;
        this.enrichers = enrichers;
        this.registry = registry;
        this.limits = limits;
        this.clock = clock;
        this.tally = tally;
    }

    /**
     * The topology that ships, by the settings.
     *
     * @param limits what the output topics take
     * @param clock gives {@code processedAt}, and times if an event's own does not serve
     */
    public static NewsTopology of(NewsmillConfig config, RecordLimits limits, Clock clock) {
        return of(config, () -> limits, clock, new SimpleMeterRegistry());
    }

    /**
     * The topology that ships, by the settings.
     *
     * @param limits what the output topics take, asked for each record
     * @param clock gives {@code processedAt}, and times if an event's own does not serve
     * @param meters where articles and rejections are counted, see {@link Tally}
     */
    public static NewsTopology of(
            NewsmillConfig config,
            Supplier<RecordLimits> limits,
            Clock clock,
            MeterRegistry meters) {
        return new NewsTopology(
                config.topics(),
                config.eventReader(),
                config.enrichers(clock),
                new Registry(new ClientSettings(config).serializer()),
                limits,
                clock,
                new Tally(meters));
    }

    @Override
    public Topology get() {
        StreamsBuilder builder = new StreamsBuilder();
        addTo(builder);
        return builder.build();
    }

    /**
     * Sets up what all tasks share, without asking the registry: a setting that cannot be right is
     * seen when the processor starts, and is not taken for an outage.
     *
     * @throws org.apache.kafka.common.KafkaException for such a setting
     */
    public void checkSerialiser() {
        new ArticleSerialiser(registry).close();
    }

    /**
     * Asks the registry whether it still has the schemas that records are written with, as after it
     * was emptied or restored. To be called every minute or so, by a thread that may wait; if one
     * is missing, the next article meets an {@link org.newsmill.article.Outage}, and the schema is
     * registered again.
     */
    public void askRegistryAgain() {
        registry.askAgain();
    }

    /** Lets go of the registry, after the streams have stopped. */
    @Override
    public void close() {
        registry.close();
    }

    /** Adds this stream to those of an application of your own. */
    public void addTo(StreamsBuilder builder) {
        KStream<byte[], RawEvent> events =
                builder.stream(
                                topics.raw(),
                                Consumed.with(ByteArray(), ByteArray())
                                        .withTimestampExtractor(new EventTime(clock))
                                        .withName("read-events"))
                        .processValues(() -> new OpenEvent(reader), Named.as("detect"));
        KStream<byte[], Attempt<Output>> finished =
                analysed(events)
                        .processValues(this::enriching, Named.as("enrich"))
                        .processValues(
                                () -> new Serialise(registry, topics, limits),
                                Named.as("serialise"));
        write(finished);
    }

    /** One branch a format, and one for the events that have none. */
    private KStream<byte[], Attempt<AnalysedText>> analysed(KStream<byte[], RawEvent> events) {
        List<KStream<byte[], Attempt<AnalysedText>>> branches = new ArrayList<>();
        BranchedKStream<byte[], RawEvent> split = events.split(Named.as("split-"));
        for (Format format : reader.formats()) {
            String name = Formats.topicPart(format);
            split.branch(
                    (key, event) -> event.format() == format,
                    Branched.withConsumer(
                            branch ->
                                    branches.add(
                                            branch.flatMapValues(
                                                            RawEvent::attempts,
                                                            Named.as("parse-" + name))
                                                    .processValues(
                                                            this::analysing,
                                                            Named.as(analysis(format) + name))),
                            name));
        }
        split.defaultBranch(
                Branched.withConsumer(
                        branch ->
                                branches.add(
                                        branch.mapValues(
                                                RawEvent::rejected, Named.as("reject-unreadable"))),
                        "unreadable"));
        return merged(branches);
    }

    private static String analysis(Format format) {
        return switch (format.form()) {
            case PROSE -> "normalise-and-stem-";
            case NORMALISED -> "stem-";
            case STEMMED -> "count-";
        };
    }

    private static <T> KStream<byte[], T> merged(List<KStream<byte[], T>> branches) {
        KStream<byte[], T> all = branches.get(0);
        for (int i = 1; i < branches.size(); i++) {
            all = all.merge(branches.get(i), Named.as("merge-" + i));
        }
        return all;
    }

    private EachValue<Attempt<Outcome>, Attempt<AnalysedText>> analysing() {
        return new EachValue<>(
                attempt ->
                        attempt.then(
                                outcome ->
                                        enrichers.with(
                                                enricher -> enricher.analyse(attempt.article()))));
    }

    private EachValue<Attempt<AnalysedText>, Attempt<EnrichedArticle>> enriching() {
        return new EachValue<>(
                attempt ->
                        attempt.then(
                                analysed -> {
                                    Article article = attempt.article();
                                    Origin origin = attempt.event().origin(article.ordinal());
                                    return enrichers.with(
                                            enricher -> enricher.enrich(article, analysed, origin));
                                }));
    }

    private void write(KStream<byte[], Attempt<Output>> finished) {
        BranchedKStream<byte[], Attempt<Output>> split = finished.split(Named.as("written-"));
        for (Format format : reader.formats()) {
            String name = Formats.topicPart(format);
            split.branch(
                    (key, attempt) -> attempt.isAccepted(format),
                    Branched.withConsumer(
                            branch ->
                                    branch.process(
                                                    () -> new EachRecord<>(this::record),
                                                    Named.as("address-" + name))
                                            .to(
                                                    topics.enriched(format),
                                                    Produced.with(ByteArray(), ByteArray())
                                                            .withName("write-" + name)),
                            name));
        }
        split.defaultBranch(
                Branched.withConsumer(
                        branch ->
                                branch.process(
                                                () -> new EachRecord<>(this::letter),
                                                Named.as("explain"))
                                        .to(
                                                topics.deadLetters(),
                                                Produced.with(ByteArray(), ByteArray())
                                                        .withName("write-dead-letters")),
                        "rejected"));
    }

    private Record<byte[], byte[]> record(Attempt<Output> attempt) {
        Output output = attempt.value();
        tally.enriched(attempt.event().format().name());
        TimeWindow times = limits.get().times(output.topic());
        return new Record<>(
                output.key(),
                output.value(),
                times.nearest(attempt.event().timestamp(), clock.millis()),
                output.headers());
    }

    private Record<byte[], byte[]> letter(Attempt<Output> attempt) {
        tally.rejected(attempt.rejection());
        return LetterSize.within(
                limits.get().ofLetters(topics.deadLetters()),
                DeadLetters.letter(attempt.event(), attempt.rejection(), clock.millis()));
    }
}
