package org.newsmill.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.newsmill.MemoryFolder;
import org.newsmill.article.TrustedClasses;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.avro.Origin;

import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The registry as Confluent's own client and serializers use it. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class DevelopmentRegistryClientTest {
    private static final String TOPIC = "news.enriched.plain";
    private static final String SUBJECT = TOPIC + "-value";
    private static final Schema SMALL =
            SchemaBuilder.record("Small").fields().requiredString("name").endRecord();
    private static final Schema WITH_REQUIRED_FIELD =
            SchemaBuilder.record("Small")
                    .fields()
                    .requiredString("name")
                    .requiredInt("n")
                    .endRecord();
    private static final Schema WITH_OPTIONAL_FIELD =
            SchemaBuilder.record("Small")
                    .fields()
                    .requiredString("name")
                    .optionalInt("n")
                    .endRecord();

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private DevelopmentRegistry registry;
    private SchemaRegistryClient client;

    @BeforeEach
    void start() {
        TrustedClasses.register();
        registry = DevelopmentRegistry.start(folder, 0);
        client = client();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        registry.close();
    }

    @Test
    void should_carry_articles_to_specific_and_generic_readers() {
        EnrichedArticle article = article();

        byte[] bytes = serialize(Map.of(), article);

        assertThat(deserialize(Map.of("specific.avro.reader", true), bytes)).isEqualTo(article);
        GenericRecord generic = (GenericRecord) deserialize(Map.of(), bytes);
        assertThat(generic.get("stemmedText")).hasToString("ferri cancel");
        assertThat(generic.getSchema().getFields()).hasSameSizeAs(article.getSchema().getFields());
    }

    @Test
    void should_serve_records_written_before_when_it_is_started_again() throws Exception {
        EnrichedArticle article = article();
        byte[] bytes = serialize(Map.of(), article);
        stop();
        start();

        assertThat(deserialize(Map.of("specific.avro.reader", true), bytes)).isEqualTo(article);
        assertThat(serialize(Map.of("auto.register.schemas", false), article)).isEqualTo(bytes);
    }

    @Test
    void should_find_a_schema_registered_beforehand_when_auto_registration_is_off()
            throws Exception {
        Map<String, Object> settings = Map.of("auto.register.schemas", false);
        assertThat(codeOf(() -> serialize(settings, article()))).isEqualTo(40401);
        client.register(SUBJECT, new AvroSchema(SMALL));
        client.updateCompatibility(SUBJECT, "NONE");
        assertThat(codeOf(() -> serialize(settings, article()))).isEqualTo(40403);

        // As whoever registers it by hand has it: the file, without the class's avro.java.string.
        String schema = Files.readString(Path.of("schemas", "EnrichedArticle.avsc"));
        int id = client.register(SUBJECT, new AvroSchema(schema));

        assertThat(idIn(serialize(settings, article()))).isEqualTo(id);
    }

    @Test
    void should_write_with_the_latest_version_when_asked_to() throws Exception {
        client.register(SUBJECT, new AvroSchema(SMALL));
        int latest = client.register(SUBJECT, new AvroSchema(WITH_OPTIONAL_FIELD));
        GenericRecord small = new GenericRecordBuilder(SMALL).set("name", "x").build();

        byte[] bytes =
                serialize(
                        Map.of(
                                "auto.register.schemas", false,
                                "use.latest.version", true,
                                "latest.compatibility.strict", false),
                        new GenericRecordBuilder(WITH_OPTIONAL_FIELD).set("name", "x").build());

        assertThat(idIn(bytes)).isEqualTo(latest);
        assertThat(serialize(Map.of(), small)).isNotEqualTo(bytes);
    }

    @Test
    void should_refuse_an_incompatible_schema() throws Exception {
        client.register(SUBJECT, new AvroSchema(SMALL));
        GenericRecord incompatible =
                new GenericRecordBuilder(WITH_REQUIRED_FIELD).set("name", "x").set("n", 1).build();

        assertThat(codeOf(() -> serialize(Map.of(), incompatible))).isEqualTo(409);
        assertThat(client.testCompatibility(SUBJECT, new AvroSchema(WITH_REQUIRED_FIELD)))
                .isFalse();
        assertThat(client.testCompatibility(SUBJECT, new AvroSchema(WITH_OPTIONAL_FIELD))).isTrue();
        assertThat(client.testCompatibilityVerbose(SUBJECT, new AvroSchema(WITH_REQUIRED_FIELD)))
                .isNotEmpty();
    }

    @Test
    void should_answer_the_clients_other_questions() throws Exception {
        AvroSchema small = new AvroSchema(SMALL);
        int id = client.register("a/b", small);

        assertThat(client.getAllSubjects()).containsExactly("a/b");
        assertThat(client.getAllSubjectsByPrefix("b")).isEmpty();
        assertThat(client.getAllSubjectsById(id)).containsExactly("a/b");
        assertThat(client.getAllVersionsById(id)).hasSize(1);
        assertThat(client.getAllVersions("a/b")).containsExactly(1);
        assertThat(client.getVersion("a/b", small)).isEqualTo(1);
        assertThat(client.getId("a/b", small)).isEqualTo(id);
        assertThat(client.getSchemaById(id)).isEqualTo(small);
        assertThat(client.getSchemaBySubjectAndId("a/b", id)).isEqualTo(small);
        assertThat(client.getLatestSchemaMetadata("a/b").getSchema()).isEqualTo(SMALL.toString());
        assertThat(client.getSchemaMetadata("a/b", 1).getId()).isEqualTo(id);
        assertThat(client.getCompatibility(null)).isEqualTo("BACKWARD");
        assertThat(client.updateCompatibility("a/b", "FULL")).isEqualTo("FULL");
        assertThat(client.getCompatibility("a/b")).isEqualTo("FULL");
        client.deleteCompatibility("a/b");
        assertThat(codeOf(() -> client.getCompatibility("a/b"))).isEqualTo(40408);
        assertThat(client.getMode()).isEqualTo("READWRITE");
        assertThat(client.deleteSubject("a/b")).containsExactly(1);
        assertThat(client.deleteSubject("a/b", true)).containsExactly(1);
        assertThat(codeOf(() -> client.getAllVersions("a/b"))).isEqualTo(40401);
        assertThat(codeOf(() -> client().getSchemaById(99))).isEqualTo(40403);
    }

    @Test
    void should_be_an_outage_to_the_serializer_when_it_is_closed() {
        registry.close();

        assertThatThrownBy(() -> serialize(Map.of("max.retries", 0), article()))
                .isInstanceOf(SerializationException.class)
                .hasRootCauseInstanceOf(ConnectException.class);
    }

    private SchemaRegistryClient client() {
        return new CachedSchemaRegistryClient(List.of(registry.url()), 100);
    }

    /** The registry's error code in the exception that an action ends in, however it is wrapped. */
    private static int codeOf(Executable action) {
        Throwable e = catchThrowableOfType(Exception.class, action::execute);
        while (e != null && !(e instanceof RestClientException)) {
            e = e.getCause();
        }
        assertThat(e).as("an error code of the registry").isNotNull();
        return ((RestClientException) e).getErrorCode();
    }

    private byte[] serialize(Map<String, Object> settings, Object value) {
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer()) {
            serializer.configure(with(settings), false);
            return serializer.serialize(TOPIC, value);
        }
    }

    private Object deserialize(Map<String, Object> settings, byte[] bytes) {
        try (KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer()) {
            deserializer.configure(with(settings), false);
            return deserializer.deserialize(TOPIC, bytes);
        }
    }

    private Map<String, Object> with(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("schema.registry.url", registry.url());
        all.put("avro.remove.java.properties", true);
        return all;
    }

    private static int idIn(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getInt(1);
    }

    private static EnrichedArticle article() {
        Instant time = Instant.parse("2024-01-24T12:00:00Z");
        return EnrichedArticle.newBuilder()
                .setId("harbour/7")
                .setFormat("PLAIN")
                .setStemmedText("ferri cancel")
                .setTokenCount(2)
                .setWordCount(2)
                .setTerms(List.of())
                .setContentHash("00")
                .setOrigin(new Origin("news.raw", 0, 1L, time, 0))
                .setProcessedAt(time)
                .setProcessor("newsmill/test")
                .build();
    }
}
