package org.newsmill.stream.record;

import org.newsmill.article.Article;
import org.newsmill.article.Outcome;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;
import org.newsmill.benchmark.Corpus;
import org.newsmill.benchmark.PassBenchmark;
import org.newsmill.enrich.Enricher;
import org.newsmill.enrich.Enrichments;
import org.newsmill.format.EventReader;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.ReadSettings;
import org.newsmill.text.engine.TextEngine;
import org.openjdk.jmh.annotations.Benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** From an event's bytes to its record's: decode, detect, parse, normalise, stem, enrich, Avro. */
public class EnrichBenchmark extends PassBenchmark {

    private static final int SCHEMA_ID = 1;
    private static final int MAX_EVENT_BYTES = 1 << 20;
    private static final int MAX_ARTICLES = 1;

    private final EventReader reader =
            new EventReader(
                    new ReadSettings(StandardCharsets.UTF_8, MAX_EVENT_BYTES, MAX_ARTICLES));
    private final Origin origin = new Origin("news.raw", 0, 0L, Instant.EPOCH, 0);
    private final List<byte[]> plain = new ArrayList<>();
    private final List<byte[]> tagged = new ArrayList<>();
    private final List<byte[]> normalised = new ArrayList<>();
    private final List<byte[]> stemmed = new ArrayList<>();

    public EnrichBenchmark() {
        TextEngine engine = new TextEngine();
        for (String text : Corpus.load().texts()) {
            plain.add(utf8(text));
            tagged.add(
                    utf8(
                            "F-N-S-T-A-R-T. 1 F-N-E-N-D. T-E-X-T-S-T-A-R-T. "
                                    + text
                                    + " T-E-X-T-E-N-D."));
            normalised.add(utf8(engine.normalise(text)));
            stemmed.add(utf8(engine.stem(engine.normalise(text))));
        }
    }

    @Benchmark
    public long plainToAvro() {
        return toAvro(plain, Enrichments.optionalFields());
    }

    @Benchmark
    public long plainToAvroWithoutTerms() {
        return toAvro(plain, withoutTerms());
    }

    @Benchmark
    public long taggedToAvro() {
        return toAvro(tagged, Enrichments.optionalFields());
    }

    @Benchmark
    public long normalisedToAvro() {
        return toAvro(normalised, Enrichments.optionalFields());
    }

    @Benchmark
    public long stemmedToAvro() {
        return toAvro(stemmed, Enrichments.optionalFields());
    }

    private long toAvro(List<byte[]> events, List<String> fields) {
        Enricher enricher = new Enricher(fields, Clock.systemUTC(), "newsmill/benchmark");
        SchemaEncoder encoder = new SchemaEncoder(EnrichedArticle.getClassSchema());
        long sum = 0;
        for (byte[] event : events) {
            for (Outcome outcome : reader.open(event, Hints.NONE).outcomes()) {
                sum += encoder.encode(SCHEMA_ID, enricher.enrich((Article) outcome, origin)).length;
            }
        }
        return sum;
    }

    private static List<String> withoutTerms() {
        List<String> fields = new ArrayList<>(Enrichments.optionalFields());
        fields.remove("terms");
        return fields;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
