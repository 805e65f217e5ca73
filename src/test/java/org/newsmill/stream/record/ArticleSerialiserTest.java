package org.newsmill.stream.record;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroSerializer;

import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsmill.article.Article;
import org.newsmill.article.TextForm;
import org.newsmill.article.TrustedClasses;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;
import org.newsmill.enrich.Enricher;
import org.newsmill.enrich.Enrichments;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.RegistrySettings;
import org.newsmill.settings.SerializerSettings;
import org.newsmill.stream.registry.Registry;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Whoever writes a record, its bytes are those of Confluent's serializer. */
class ArticleSerialiserTest {

    private static final String TOPIC = "news.enriched.plain";

    private final String scope = UUID.randomUUID().toString();
    private final KafkaAvroSerializer confluents = new KafkaAvroSerializer();
    private ArticleSerialiser ours;

    @BeforeEach
    void open() {
        TrustedClasses.register();
        ours = new ArticleSerialiser(new Registry(settings(Map.of())));
        confluents.configure(settings(Map.of()).asMap(), false);
    }

    @AfterEach
    void close() {
        ours.close();
        confluents.close();
        MockSchemaRegistry.dropScope(scope);
    }

    @Test
    void every_record_has_the_bytes_of_confluents_serializer() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            EnrichedArticle article = article(random);

            assertThat(ours.serialise(TOPIC, article))
                    .as("%s", article)
                    .isEqualTo(confluents.serialize(TOPIC, article));
        }
        assertThat(ours.isDirect(TOPIC)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(TextForm.class)
    void terms_that_the_enricher_made_have_the_bytes_of_confluents_serializer(TextForm form) {
        Enricher enricher =
                new Enricher(Enrichments.optionalFields(), Clock.systemUTC(), "newsmill/1");
        for (String text :
                List.of(
                        "",
                        ". . .",
                        "the pier ’ s piers , é 𝐚𝐛 ﬀ naïve",
                        "pier ".repeat(70_000),
                        "x".repeat(17) + " " + "internationalisation".repeat(50) + " é".repeat(300),
                        "half a\ud800b \udc00 of pairs",
                        "İstanbul ΣΑΣ")) {
            EnrichedArticle article =
                    enricher.enrich(
                            new Article(form, 0, null, text, draft()),
                            new Origin("news.raw", 0, 0L, Instant.EPOCH, 0));
            ours.serialise(TOPIC, article);

            assertThat(ours.serialise(TOPIC, article))
                    .as(text)
                    .isEqualTo(confluents.serialize(TOPIC, article));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 21, 22, 42, 43, 63, 64, 2730, 2731, 4096, 8191, 8192, 500_000})
    void lengths_in_bytes_that_differ_from_those_in_characters_are_right(int length) {
        for (String character : List.of("a", "é", "—", "𝄞", "\ud800", "\udc00")) {
            EnrichedArticle article = article(new Random(2));
            article.setText(character.repeat(length));
            article.setStemmedText("x" + character.repeat(length));
            ours.serialise(TOPIC, article);

            assertThat(ours.serialise(TOPIC, article))
                    .isEqualTo(confluents.serialize(TOPIC, article));
        }
    }

    @Test
    void each_topic_has_the_id_of_its_own_subject() {
        EnrichedArticle article = article(new Random(3));

        for (String topic : List.of("a", "b", "a", "b")) {
            assertThat(ours.serialise(topic, article))
                    .isEqualTo(confluents.serialize(topic, article));
        }
        assertThat(List.of(ours.isDirect("a"), ours.isDirect("b"), ours.isDirect("c")))
                .containsExactly(true, true, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.confluent.kafka.serializers.subject.TopicNameStrategy",
                "io.confluent.kafka.serializers.subject.RecordNameStrategy",
                "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy"
            })
    void subjects_are_named_by_the_strategy_that_is_set(String strategy) {
        EnrichedArticle article = article(new Random(4));
        SerializerSettings settings =
                settings(Map.of(RegistrySettings.SUBJECT_STRATEGY.key(), strategy));
        confluents.configure(settings.asMap(), false);
        try (ArticleSerialiser serialiser = new ArticleSerialiser(new Registry(settings))) {
            serialiser.serialise(TOPIC, article);

            assertThat(serialiser.isDirect(TOPIC)).isTrue();
            assertThat(serialiser.serialise(TOPIC, article))
                    .isEqualTo(confluents.serialize(TOPIC, article));
        }
    }

    @Test
    void with_the_subjects_latest_schema_every_record_is_confluents() {
        EnrichedArticle article = article(new Random(5));
        byte[] expected = confluents.serialize(TOPIC, article);
        SerializerSettings settings =
                settings(
                        Map.of(
                                RegistrySettings.USE_LATEST.key(),
                                "true",
                                RegistrySettings.AUTO_REGISTER.key(),
                                "false"));
        try (ArticleSerialiser serialiser = new ArticleSerialiser(new Registry(settings))) {
            assertThat(serialiser.serialise(TOPIC, article)).isEqualTo(expected);
            assertThat(serialiser.serialise(TOPIC, article)).isEqualTo(expected);
            assertThat(serialiser.isDirect(TOPIC)).isFalse();
        }
    }

    private static EnrichedArticle draft() {
        EnrichedArticle draft = new EnrichedArticle();
        draft.setFormat("PLAIN");
        return draft;
    }

    @Test
    void with_a_schema_chosen_by_its_id_every_record_is_confluents_and_has_that_id()
            throws Exception {
        EnrichedArticle article = article(new Random(6));
        confluents.serialize(TOPIC, article);
        Schema other = new Schema.Parser().parse(EnrichedArticle.getClassSchema().toString());
        other.addProp("registered.by", "hand");
        int id =
                MockSchemaRegistry.getClientForScope(scope)
                        .register(TOPIC + "-value", new AvroSchema(other));
        SerializerSettings settings =
                settings(
                        Map.of(
                                "use.schema.id",
                                Integer.toString(id),
                                RegistrySettings.AUTO_REGISTER.key(),
                                "false",
                                RegistrySettings.REMOVE_JAVA_PROPERTIES.key(),
                                "false"));
        try (ArticleSerialiser serialiser = new ArticleSerialiser(new Registry(settings))) {
            for (int i = 0; i < 2; i++) {
                assertThat(ByteBuffer.wrap(serialiser.serialise(TOPIC, article)).getInt(1))
                        .isEqualTo(id);
            }
            assertThat(serialiser.isDirect(TOPIC)).isFalse();
        }
    }

    @Test
    void the_registry_is_asked_through_the_proxy_that_is_set() throws Exception {
        HttpServer proxy = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        proxy.createContext(
                "/",
                exchange -> {
                    byte[] answer = "{\"id\":77}".getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        proxy.start();
        SerializerSettings settings =
                new SerializerSettings(
                        new NewsmillConfig(
                                Map.of(
                                        RegistrySettings.REGISTRY_URL.key(),
                                        "http://registry.invalid:8081",
                                        "proxy.host",
                                        "127.0.0.1",
                                        "proxy.port",
                                        Integer.toString(proxy.getAddress().getPort()))));
        try (ArticleSerialiser serialiser = new ArticleSerialiser(new Registry(settings))) {
            byte[] bytes = serialiser.serialise(TOPIC, article(new Random(7)));

            assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(77);
        } finally {
            proxy.stop(0);
        }
    }

    private SerializerSettings settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put(RegistrySettings.REGISTRY_URL.key(), "mock://" + scope);
        return new SerializerSettings(new NewsmillConfig(all));
    }

    private static EnrichedArticle article(Random random) {
        return RandomRecord.article(random);
    }
}
