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
import org.newsmill.article.Stage;
import org.newsmill.article.TextForm;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.enrich.Analysis;
import org.newsmill.enrich.Enrichers;
import org.newsmill.format.EventReader;
import org.newsmill.format.parse.Format;
import org.newsmill.settings.Factory;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.SerializerSettings;
import org.newsmill.settings.Topics;
import org.newsmill.stream.event.Event;
import org.newsmill.stream.event.EventTime;
import org.newsmill.stream.event.Parsed;
import org.newsmill.stream.event.Work;
import org.newsmill.stream.letter.LetterMeters;
import org.newsmill.stream.letter.LetterSize;
import org.newsmill.stream.record.ArticleSerialiser;
import org.newsmill.stream.record.RecordLimits;
import org.newsmill.stream.record.TimeWindow;
import org.newsmill.stream.registry.Registry;
import org.newsmill.stream.registry.RegistrySchemas;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The stream from raw events to enriched records and dead letters, in one sub-topology:
 *
 * <pre>
 * read-events ─▶ detect ─▶ split ─┬─ parse-tagged ─────┐             ┌─ normalise-and-stem ─┐
 *                                 ├─ parse-… ──────────┼─▶ by form ─┼─ stem ───────────────┼─▶ enrich ─▶ serialise ─▶ write
 *                                 └─ parse-unreadable ─┘             ├─ count ──────────────┘
 *                                                                    └─ letters ─▶ write-dead-letters
 * </pre>
 *
 * Everything that can fail for an article's sake, serialising and the check of its size included,
 * happens before the sinks, which take plain bytes. What fails is gathered by the event, and its
 * letters follow its articles; see {@link ParseEvent}.
 */
public final class NewsTopology implements Supplier<Topology>, AutoCloseable {

    private static final String WRITE = "write";

    private final Topics topics;
    private final EventReader reader;
    private final Enrichers enrichers;
    private final Registry registry;
    private final Supplier<RecordLimits> limits;
    private final Clock clock;
    private final ArticleMeters meters;
    private final Embargo embargo;
    private final boolean letsGo;

    /**
     * @param topics by name; all must exist when the stream starts
     * @param reader bytes to articles; shared by all tasks
     * @param enrichers articles to records; shared by all tasks
     * @param registry records to bytes; each task gets a serialiser of its own
     * @param limits what the topics take, asked for each record
     * @param clock by which times are moved into what a topic takes
     * @param meters count what became of each article
     * @param embargo what is done with stories that may not be published yet
     * @param letsGo whether stories may still wait that were held back before
     */
    NewsTopology(
            Topics topics,
            EventReader reader,
            Enrichers enrichers,
            Registry registry,
            Supplier<RecordLimits> limits,
            Clock clock,
            ArticleMeters meters,
            Embargo embargo,
            boolean letsGo) {
        this.letsGo = letsGo || embargo == Embargo.HOLD;
        this.embargo = embargo;
        this.topics = topics;
        this.reader = reader;
        this.enrichers = enrichers;
        this.registry = registry;
        this.limits = limits;
        this.clock = clock;
        this.meters = meters;
    }

    /** For a processor that never held stories; counted where nobody looks. */
    public static NewsTopology of(NewsmillConfig config, RecordLimits limits, Clock clock) {
        return of(config, () -> limits, clock, new SimpleMeterRegistry(), false);
    }

    /**
     * The topology that ships, by the settings.
     *
     * @param limits what the output topics take, asked for each record
     * @param clock gives {@code processedAt}, and times if an event's own does not serve
     * @param meters where articles and rejections are counted
     * @param letsGo whether stories may wait that were held back before, whatever is done now
     */
    public static NewsTopology of(
            NewsmillConfig config,
            Supplier<RecordLimits> limits,
            Clock clock,
            MeterRegistry meters,
            boolean letsGo) {
        Registry registry = new Registry(new SerializerSettings(config));
        return new NewsTopology(
                config.topics(),
                new Factory(config).eventReader(new RegistrySchemas(registry)),
                new Factory(config).enrichers(clock),
                registry,
                limits,
                clock,
                new ArticleMeters(meters),
                Embargo.of(config),
                letsGo);
    }

    @Override
    public Topology get() {
        StreamsBuilder builder = new StreamsBuilder();
        addTo(builder);
        return builder.build();
    }

    /**
     * Sets up what all tasks share, without asking the registry.
     *
     * @throws org.apache.kafka.common.KafkaException for a setting that cannot be right
     */
    public void checkSerialiser() {
        new ArticleSerialiser(registry).close();
    }

    /**
     * Asks the registry whether it still has the schemas that records are written with; see {@link
     * Registry#askAgain}. To be called every minute or so, by a thread that may wait.
     */
    public void askRegistryAgain() {
        registry.askAgain();
    }

    /** What is wrong with the registry, if it is needed; see {@link Registry#silence}. */
    public String registrySilence() {
        return registry.silence(topics.enriched(reader.formats().get(0)));
    }

    /** Counts letters, also those made elsewhere. */
    public LetterMeters letterMeters() {
        return meters.letters();
    }

    /** After the streams have stopped. */
    @Override
    public void close() {
        registry.close();
    }

    /** Adds this stream to those of an application of your own. */
    public void addTo(StreamsBuilder builder) {
        KStream<byte[], Event> events =
                builder.stream(
                                topics.raw(),
                                Consumed.with(ByteArray(), ByteArray())
                                        .withTimestampExtractor(new EventTime(clock))
                                        .withName("read-events"))
                        .processValues(() -> new OpenEvent(reader, meters), Named.as("detect"));
        KStream<byte[], OutgoingRecord> records =
                analysed(parsed(events))
                        .processValues(this::enriching, Named.as("enrich"))
                        .processValues(this::serialising, Named.as("serialise"))
                        .process(() -> new ToRecord<>(this::record), Named.as("address"));
        if (letsGo) {
            records = HoldStories.inserted(builder, records, topics, this::holding);
        }
        records.to(
                new OutputTopic(topics, reader.formats()),
                Produced.with(ByteArray(), new OutgoingRecordSerde()).withName(WRITE));
    }

    private HoldStories holding() {
        return new HoldStories(embargo == Embargo.HOLD, WRITE, topics, clock, limits, meters);
    }

    /** One lane a format, and one for the events that have none. */
    private KStream<byte[], Parsed> parsed(KStream<byte[], Event> events) {
        List<KStream<byte[], Parsed>> lanes = new ArrayList<>();
        BranchedKStream<byte[], Event> split = events.split(Named.as("split-"));
        for (Format format : reader.formats()) {
            String name = format.topicPart();
            split.branch(
                    (key, event) -> event.format() == format,
                    Branched.withConsumer(lane -> lanes.add(parse(lane, name)), name));
        }
        split.defaultBranch(
                Branched.withConsumer(lane -> lanes.add(parse(lane, "unreadable")), "unreadable"));
        return merged(lanes, "merge-");
    }

    private KStream<byte[], Parsed> parse(KStream<byte[], Event> lane, String name) {
        return lane.processValues(() -> new ParseEvent(meters, clock), Named.as("parse-" + name));
    }

    private static <T> KStream<byte[], T> merged(List<KStream<byte[], T>> branches, String name) {
        KStream<byte[], T> all = branches.get(0);
        for (int i = 1; i < branches.size(); i++) {
            all = all.merge(branches.get(i), Named.as(name + i));
        }
        return all;
    }

    /** What is left to do depends on a text's form alone. Letters take a way of their own. */
    private KStream<byte[], Work<Analysis>> analysed(KStream<byte[], Parsed> parsed) {
        List<KStream<byte[], Work<Analysis>>> branches = new ArrayList<>();
        BranchedKStream<byte[], Parsed> split = parsed.split(Named.as("form-"));
        for (TextForm form : TextForm.values()) {
            String work =
                    switch (form) {
                        case PROSE -> "normalise-and-stem";
                        case NORMALISED -> "stem";
                        case STEMMED -> "count";
                    };
            split.branch(
                    (key, each) -> each.isIn(form),
                    Branched.withConsumer(
                            branch ->
                                    branches.add(
                                            branch.processValues(this::analysing, Named.as(work))),
                            form.name().toLowerCase(Locale.ROOT)));
        }
        split.defaultBranch(Branched.withConsumer(this::writeLetters, "letters"));
        return merged(branches, "merge-forms-");
    }

    private void writeLetters(KStream<byte[], Parsed> letters) {
        letters.process(() -> new ToRecord<>(this::letter), Named.as("explain"))
                .to(
                        topics.deadLetters(),
                        Produced.with(ByteArray(), ByteArray()).withName("write-dead-letters"));
    }

    private ArticleStep<Parsed, Analysis> analysing() {
        return ArticleStep.first(
                meters.clock(Stage.ANALYSE),
                () -> (event, article, parsed) -> enrichers.with(each -> each.analyse(article)));
    }

    private ArticleStep<Work<Analysis>, EnrichedArticle> enriching() {
        return ArticleStep.then(
                meters.clock(Stage.ENRICH),
                () ->
                        (event, article, work) ->
                                enrichers.with(
                                        each ->
                                                each.enrich(
                                                        article,
                                                        work.value(),
                                                        event.origin(article.ordinal()))));
    }

    private ArticleStep<Work<EnrichedArticle>, OutgoingRecord> serialising() {
        return ArticleStep.then(
                meters.clock(Stage.SERIALISE),
                () -> new Serialise(registry, topics, limits, embargo, clock));
    }

    private Record<byte[], OutgoingRecord> record(Work<OutgoingRecord> work) {
        OutgoingRecord record = work.value();
        meters.enriched(work.article().said(), record);
        TimeWindow times = limits.get().times(record.topic());
        return new Record<>(
                record.key(),
                record,
                times.nearest(work.event().timestamp(), clock.millis()),
                record.headers());
    }

    private Record<byte[], byte[]> letter(Parsed parsed) {
        return LetterSize.within(limits.get().ofLetters(topics.deadLetters()), parsed.letter());
    }
}
