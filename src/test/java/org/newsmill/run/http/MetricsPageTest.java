package org.newsmill.run.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.stream.NewsTopology;
import org.newsmill.stream.StreamsSettings;
import org.newsmill.stream.record.RecordLimits;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What Prometheus reads, of events that are counted here by hand. */
class MetricsPageTest {

    private static final String BLOCK =
            """
            F-N-S-T-A-R-T. 1 F-N-E-N-D. T-E-X-T-S-T-A-R-T. The ferry is back in the harbour, and \
            the people of the town are glad of it. T-E-X-T-E-N-D.
            F-N-S-T-A-R-T. 2 F-N-E-N-D. T-E-X-T-S-T-A-R-T. It ends nowhere.
            F-N-S-T-A-R-T. 3 F-N-E-N-D. T-E-X-T-S-T-A-R-T.  T-E-X-T-E-N-D.
            """;

    private static final String ENGLISH =
            "The minister said on Monday that the new bridge would be open to all by the summer.";
    private static final String GERMAN =
            "Der Minister sagte am Montag, dass die neue Brücke bis zum Sommer für alle offen ist.";

    @Test
    void counts_events_articles_letters_and_bytes_exactly() {
        try (Feed feed = new Feed(Map.of())) {
            feed.put(ENGLISH, Map.of("ce_source", "wire"));
            feed.put(ENGLISH, Map.of());
            feed.put(GERMAN, Map.of("ce_source", "wire"));
            feed.put(ENGLISH, Map.of("news-language", "tlh-Latn", "news-format", "PLAIN"));
            feed.put(BLOCK, Map.of("ce_source", "blocks"));
            feed.put("   ", Map.of("ce_source", "wire"));
            feed.put(new byte[] {'a', -1}, Map.of("ce_source", "wire"));
            feed.put(new byte[] {'a', -1}, Map.of("ce_source", "wire\u001b[31m"));
            feed.put("x", Map.of("news-format", "NEWSPAPER"));

            Map<String, Double> page = feed.page();

            assertThat(of(page, "newsmill_events_total"))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of(
                                    "{format=PLAIN,outcome=enriched}", 4.0,
                                    "{format=TAGGED,outcome=partly}", 1.0,
                                    "{format=NONE,outcome=rejected}", 4.0));
            assertThat(of(page, "newsmill_articles_total"))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of(
                                    "{format=PLAIN,language=en,outcome=enriched}", 2.0,
                                    "{format=PLAIN,language=de,outcome=enriched}", 1.0,
                                    "{format=PLAIN,language=other,outcome=enriched}", 1.0,
                                    "{format=TAGGED,language=en,outcome=enriched}", 1.0,
                                    "{format=TAGGED,language=none,outcome=rejected}", 2.0,
                                    "{format=NONE,language=none,outcome=rejected}", 4.0));
            assertThat(of(page, "newsmill_letters_total"))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of(
                                    "{reason=MALFORMED,source=blocks,stage=parse}", 1.0,
                                    "{reason=EMPTY,source=blocks,stage=parse}", 1.0,
                                    "{reason=EMPTY,source=wire,stage=detect}", 1.0,
                                    "{reason=UNDECODABLE,source=wire,stage=detect}", 1.0,
                                    "{reason=UNDECODABLE,source=other,stage=detect}", 1.0,
                                    "{reason=MALFORMED,source=none,stage=detect}", 1.0));
            assertThat(of(page, "newsmill_rejections_total"))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of(
                                    "{reason=MALFORMED}", 2.0,
                                    "{reason=EMPTY}", 2.0,
                                    "{reason=UNDECODABLE}", 2.0));
            assertThat(page.get("newsmill_read_bytes_total")).isEqualTo(feed.bytes);
            assertThat(page.get("newsmill_written_bytes_total{to=records}"))
                    .isEqualTo(feed.written("news.enriched.plain", "news.enriched.tagged"));
            assertThat(page.get("newsmill_written_bytes_total{to=letters}"))
                    .isEqualTo(feed.written("news.dead-letters"));
            // Of every fourth, in each lane.
            assertThat(page.get("newsmill_step_seconds_count{stage=detect}")).isEqualTo(3);
            assertThat(page.get("newsmill_step_seconds_count{stage=parse}")).isEqualTo(3);
            assertThat(page.get("newsmill_step_seconds_count{stage=analyse}")).isEqualTo(2);
            assertThat(page.get("newsmill_step_seconds_count{stage=enrich}")).isEqualTo(2);
            assertThat(page.get("newsmill_step_seconds_count{stage=serialise}")).isEqualTo(2);
            assertThat(page.get("newsmill_step_seconds_bucket{stage=parse,le=+Inf}")).isEqualTo(3);
        }
    }

    @Test
    void the_51st_source_of_letters_is_one_of_the_others() {
        try (Feed feed = new Feed(Map.of())) {
            for (int source = 0; source < 60; source++) {
                feed.put(" ", Map.of("ce_source", "source-" + source));
            }

            Map<String, Double> letters = of(feed.page(), "newsmill_letters_total");

            assertThat(letters).hasSize(51);
            assertThat(letters).containsEntry("{reason=EMPTY,source=other,stage=detect}", 10.0);
        }
    }

    @Test
    void languages_that_documents_invent_are_one() {
        try (Feed feed = new Feed(Map.of())) {
            for (char last = 'a'; last <= 'z'; last++) {
                feed.put(ENGLISH, Map.of("news-language", "zz" + last));
            }
            feed.put(ENGLISH, Map.of("news-language", "en-GB"));

            assertThat(of(feed.page(), "newsmill_articles_total").keySet())
                    .allMatch(labels -> labels.matches(".*language=(other|en),.*"));
        }
    }

    @Test
    void it_can_be_switched_off() {
        try (Feed feed = new Feed(Map.of("metrics", "off"))) {
            feed.put(ENGLISH, Map.of());

            assertThat(feed.metrics.answer().status()).isEqualTo(404);
            assertThat(feed.metrics.registry().getMeters()).isNotEmpty();
        }
    }

    @Test
    void the_process_and_its_memory_are_shown_unless_only_our_own_are_asked_for() {
        assertThat(names(Map.of())).contains("jvm_memory_used_bytes", "newsmill_read_bytes_total");
        assertThat(names(Map.of("metrics", "own")))
                .contains("newsmill_read_bytes_total")
                .allMatch(name -> name.startsWith("newsmill_"));
    }

    private static java.util.Set<String> names(Map<String, String> settings) {
        try (Feed feed = new Feed(settings)) {
            java.util.Set<String> names = new java.util.TreeSet<>();
            feed.page().keySet().forEach(each -> names.add(each.replaceAll("\\{.*", "")));
            return names;
        }
    }

    /** Those that are not zero, by their labels. */
    private static Map<String, Double> of(Map<String, Double> page, String name) {
        Map<String, Double> some = new HashMap<>();
        page.forEach(
                (key, value) -> {
                    if (key.startsWith(name + "{") && value != 0) {
                        some.put(key.substring(name.length()), value);
                    }
                });
        return some;
    }

    /** The topology that ships, counted as it ships. */
    private static final class Feed implements AutoCloseable {

        private final MetricsPage metrics;
        private final NewsTopology topology;
        private final TopologyTestDriver driver;
        private double bytes;

        Feed(Map<String, String> settings) {
            Map<String, String> all = new HashMap<>(settings);
            all.put("schema.registry.url", "mock://metrics-page");
            NewsmillConfig config = new NewsmillConfig(all);
            RecordLimits limits = RecordLimits.of(RecordLimits.KAFKA_DEFAULT);
            metrics = MetricsPage.of(config);
            topology =
                    NewsTopology.of(
                            config, () -> limits, Clock.systemUTC(), metrics.registry(), false);
            driver = new TopologyTestDriver(topology.get(), new StreamsSettings(config).of(limits));
        }

        void put(String event, Map<String, String> headers) {
            put(event.getBytes(UTF_8), headers);
        }

        void put(byte[] event, Map<String, String> headers) {
            RecordHeaders all = new RecordHeaders();
            headers.forEach((name, value) -> all.add(name, value.getBytes(UTF_8)));
            bytes += event.length;
            driver.createInputTopic(
                            "news.raw", new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput(new TestRecord<>((byte[]) null, event, all));
        }

        double written(String... topics) {
            double sum = 0;
            for (String topic : topics) {
                var output =
                        driver.createOutputTopic(
                                topic,
                                new org.apache.kafka.common.serialization.ByteArrayDeserializer(),
                                new org.apache.kafka.common.serialization.ByteArrayDeserializer());
                for (TestRecord<byte[], byte[]> record : output.readRecordsToList()) {
                    sum += record.key() == null ? 0 : record.key().length;
                    sum += record.value().length;
                }
            }
            return sum;
        }

        Map<String, Double> page() {
            Map<String, Double> page = new TreeMap<>();
            metrics.answer()
                    .text()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(
                            line -> {
                                int end = line.lastIndexOf(' ');
                                page.put(
                                        line.substring(0, end).replace("\"", ""),
                                        Double.parseDouble(line.substring(end + 1)));
                            });
            return page;
        }

        @Override
        public void close() {
            driver.close();
            topology.close();
            metrics.close();
        }
    }
}
