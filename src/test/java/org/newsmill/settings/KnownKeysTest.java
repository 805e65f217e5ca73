package org.newsmill.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.confluent.kafka.serializers.KafkaAvroSerializerConfig;

import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A misspelt key is warned about, with the key that was meant; one that works never is. */
class KnownKeysTest {

    private final KnownKeys known = new KnownKeys();

    @Test
    void every_setting_of_kafkas_clients_and_streams_is_known_by_each_prefix_that_leads_there() {
        for (String prefix : List.of("kafka.", "streams.")) {
            assertKnown(prefix, ConsumerConfig.configNames());
            assertKnown(prefix, ProducerConfig.configNames());
            assertKnown(prefix, AdminClientConfig.configNames());
            assertKnown(prefix, StreamsConfig.configDef().names());
            assertKnown(prefix + "consumer.", ConsumerConfig.configNames());
            assertKnown(prefix + "main.consumer.", ConsumerConfig.configNames());
            assertKnown(prefix + "restore.consumer.", ConsumerConfig.configNames());
            assertKnown(prefix + "global.consumer.", ConsumerConfig.configNames());
            assertKnown(prefix + "producer.", ProducerConfig.configNames());
            assertKnown(prefix + "admin.", AdminClientConfig.configNames());
        }
        assertKnown("", Settings.ALL.stream().map(Setting::key).toList());
        assertKnown(
                "", List.of("config.providers", "config.providers.vault.class", "streams.topic.x"));
    }

    @Test
    void every_setting_of_confluents_classes_is_known() throws Exception {
        Map<String, String> any = Map.of("schema.registry.url", "mock://any");
        assertKnown("", new KafkaAvroSerializerConfig(any).values().keySet());
        assertKnown("", new KafkaAvroDeserializerConfig(any).values().keySet());
        List<String> clients = new ArrayList<>();
        for (Field field : SchemaRegistryClientConfig.class.getFields()) {
            String value = field.getType() == String.class ? (String) field.get(null) : "";
            if (value.indexOf('.') > 0 && !value.endsWith(".")) {
                clients.add(value);
            }
        }
        assertThat(clients).hasSizeGreaterThan(20).contains("proxy.host", "url.randomize");
        assertKnown("", clients);
        clients.removeIf(name -> name.startsWith("schema.registry."));
        assertKnown("schema.registry.", clients);
        assertKnown(
                "",
                List.of(
                        "schema.registry.sasl.jaas.config",
                        "rule.executors.encrypt.class",
                        "rule.executors.encrypt.param.key",
                        "schema.registry.ssl.truststore.location"));
    }

    @ParameterizedTest
    @CsvSource({
        "schema.registry.ulr, schema.registry.url",
        "kafka.securty.protocol, kafka.security.protocol",
        "streams.num.stream.thread, streams.num.stream.threads",
        "streams.consumer.max.pol.records, streams.consumer.max.poll.records",
        "streams.main.consumer.sesion.timeout.ms, streams.main.consumer.session.timeout.ms",
        "kafka.sasl.jass.config, kafka.sasl.jaas.config",
        "security.protocol, kafka.security.protocol",
        "sasl.jaas.config, kafka.sasl.jaas.config",
        "num.stream.threads, streams.num.stream.threads",
        "normalise.schemas, normalize.schemas",
        "use.schema.ids, use.schema.id",
        "outptu.topic, output.topic",
        "basic.auth.userinfo, basic.auth.user.info",
        "bearer.auth.tokens, bearer.auth.token",
        "schema.registry.ssl.trustore.location, schema.registry.ssl.truststore.location",
        "schema.registry.auto.register.schemas, auto.register.schemas",
        "proxyhost, proxy.host"
    })
    void a_misspelt_key_is_unknown_and_what_was_meant_is_told(String key, String meant) {
        NewsmillConfig config = new NewsmillConfig(Map.of(key, "1"));

        assertThat(config.unknownKeys()).containsExactly(key);
        assertThat(config.nearestKey(key)).hasValue(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"my.strategy.table", "kafka.com.example.interceptor.colour", "x", ""})
    void a_key_that_is_like_none_is_unknown_without_a_guess(String key) {
        NewsmillConfig config = new NewsmillConfig(Map.of(key, "1"));

        assertThat(config.unknownKeys()).containsExactly(key);
        assertThat(config.nearestKey(key)).isEmpty();
    }

    @Test
    void every_known_key_is_found_again_by_its_variable() {
        Set<String> names = StreamsConfig.configDef().names();
        assertThat(names).anyMatch(name -> name.indexOf('_') >= 0);
        for (String name : names) {
            String key = "streams." + name;
            String variable = key.toUpperCase(Locale.ROOT).replace('.', '_');

            assertThat(NewsmillConfig.keyOfVariable(variable)).isEqualTo(key);
        }
        assertThat(NewsmillConfig.keyOfVariable("KAFKA_SECURITY_PROTOCOL"))
                .isEqualTo("kafka.security.protocol");
        assertThat(NewsmillConfig.keyOfVariable("OUTPTU_TOPIC")).isEqualTo("outptu.topic");
    }

    @ParameterizedTest
    @CsvSource({
        "normalize.schemas, maybe",
        "schema.registry.normalize.schemas, maybe",
        "use.schema.id, first",
        "http.read.timeout.ms, 2s",
        "proxy.port, http",
        "use.schema.id, 7",
        "use.latest.with.metadata, a=b"
    })
    void a_value_that_the_serializer_would_refuse_or_not_heed_is_refused_at_the_start(
            String key, String value) {
        assertThatThrownBy(() -> new NewsmillConfig(Map.of(key, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(value);
    }

    @Test
    void the_serializer_is_given_all_that_is_its_own_and_what_only_a_plug_in_can_know() {
        Map<String, Object> given =
                new SerializerSettings(
                                new NewsmillConfig(
                                        Map.of(
                                                "normalize.schemas", "true",
                                                "schema.registry.latest.cache.ttl.sec", "60",
                                                "http.connect.timeout.ms", "300",
                                                "context.name.strategy", "org.example.Names",
                                                "my.strategy.table", "t",
                                                "kafka.client.id", "c",
                                                "output.topic", "o")))
                        .asMap();

        assertThat(given)
                .containsEntry("normalize.schemas", true)
                .containsEntry("latest.cache.ttl.sec", 60)
                .containsEntry("http.connect.timeout.ms", 300)
                .containsEntry("context.name.strategy", "org.example.Names")
                .containsEntry("my.strategy.table", "t")
                .doesNotContainKeys("kafka.client.id", "client.id", "output.topic");
    }

    private void assertKnown(String prefix, Collection<String> names) {
        assertThat(names).isNotEmpty();
        assertThat(names).allSatisfy(name -> assertThat(known.knows(prefix + name)).isTrue());
    }
}
