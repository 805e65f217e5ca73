package org.newsmill.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.newsmill.article.Article;
import org.newsmill.article.Outcome;
import org.newsmill.article.Rejection;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;
import org.newsmill.enrich.Enricher;
import org.newsmill.format.EventReader;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.ReadSettings;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.stream.NewsTopology;
import org.newsmill.stream.StreamsSettings;
import org.newsmill.stream.client.RewindingClients;
import org.newsmill.stream.record.RecordLimits;
import org.newsmill.text.engine.AnalysedText;
import org.newsmill.text.engine.TextEngine;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What docs/library.md shows, between the markers to the letter. */
final class LibraryExamples {

    private LibraryExamples() {}

    static List<String> text() {
        // begin text
        TextEngine engine = new TextEngine(); // one for each thread
        AnalysedText ferries = engine.analyse("The ferries weren’t running.");
        String normalised = ferries.normalised(); // the ferries weren ’ t running .
        String stemmed = ferries.stemmed(); // the ferri weren ’ t run .
        int commonest = ferries.terms().get(0).count();
        // end text
        return List.of(normalised, stemmed, Integer.toString(commonest));
    }

    static List<EnrichedArticle> enrich(byte[] event) {
        // begin enrich
        EventReader reader = new EventReader(new ReadSettings(UTF_8, 16_000_000, 1_000));
        Enricher enricher = // one for each thread
                new Enricher(List.of("text", "terms"), Clock.systemUTC(), "my-app/1");
        List<EnrichedArticle> records = new ArrayList<>();
        Hints hints = Hints.of(Map.of("ce_source", "urn:my-feed")::get);
        for (Outcome outcome : reader.open(event, hints).outcomes()) {
            if (outcome instanceof Article article) {
                Origin origin = new Origin("my-file", 0, 0L, Instant.now(), article.ordinal());
                records.add(enricher.enrich(article, origin));
            } else if (outcome instanceof Rejection rejection) {
                System.err.println(rejection.reason() + ": " + rejection.message());
            }
        }
        // end enrich
        return records;
    }

    static StreamsBuilder embed() {
        // begin embed
        NewsmillConfig config = new NewsmillConfig(Map.of("schema.registry.url", "mock://docs"));
        RecordLimits limits = RecordLimits.of(RecordLimits.KAFKA_DEFAULT); // what the topics take
        StreamsBuilder builder = new StreamsBuilder(); // with streams of your own beside it
        NewsTopology topology = NewsTopology.of(config, limits, Clock.systemUTC());
        topology.addTo(builder);
        Properties settings = new StreamsSettings(config).of(limits);
        settings.put("application.id", "my-app");
        KafkaStreams streams = new KafkaStreams(builder.build(), settings, new RewindingClients());
        // end embed
        streams.close();
        topology.close();
        return builder;
    }
}
