package org.newsmill.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsmill.stream.StreamsSettings;
import org.newsmill.stream.record.RecordLimits;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

class NewsmillConfigTest {

    @Test
    void has_a_default_for_every_setting() {
        NewsmillConfig config = new NewsmillConfig(Map.of());

        assertThat(config.topics())
                .isEqualTo(
                        new Topics(
                                "news.raw",
                                "news.enriched.{format}",
                                "news.dead-letters",
                                "news.embargoed"));
        assertThat(config.unknownKeys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "output.topic, news enriched, legal name",
        "output.topic, news.{language}, legal name",
        "input.topic, .., legal name",
        "charset, klingon, character set",
        "enrich.fields, summary, summary",
        "max.event.bytes, 0, at least 1",
        "max.event.bytes, many, many",
        "http.port, 65536, 65535",
        "input.topic, news.dead-letters, written to",
        "input.topic, news.enriched.plain, written to",
        "dead.letter.topic, news.enriched.plain, output topic",
        "use.latest.version, true, auto.register.schemas=false",
        "streams.group.protocol, streams, a transaction was lost",
        "streams.group.protocol, STREAMS, a transaction was lost",
        "kafka.group.protocol, streams, a transaction was lost",
    })
    void refuses_a_value_that_cannot_be_right_and_names_the_key(
            String key, String value, String why) {
        assertThatThrownBy(() -> new NewsmillConfig(Map.of(key, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(why);
    }

    @Test
    void knows_which_keys_mean_nothing() {
        NewsmillConfig config =
                new NewsmillConfig(
                        Map.of(
                                "outptu.topic",
                                "x",
                                "kafka.security.protocol",
                                "SSL",
                                "streams.num.stream.threads",
                                "2",
                                "schema.registry.ssl.truststore.location",
                                "y",
                                "bearer.auth.client.id",
                                "z"));

        assertThat(config.unknownKeys()).containsExactly("outptu.topic");
    }

    @Test
    void takes_values_from_the_environment_and_from_files(@TempDir Path folder) throws Exception {
        Path secrets =
                Files.writeString(folder.resolve("secrets.properties"), "registry=user:pass\n");
        NewsmillConfig config =
                new NewsmillConfig(
                        Map.of(
                                "basic.auth.user.info", "${file:" + secrets + ":registry}",
                                "basic.auth.credentials.source", "USER_INFO",
                                "kafka.client.rack", "${env:PATH}"));

        assertThat(config.getPassword("basic.auth.user.info").value()).isEqualTo("user:pass");
        assertThat(new SerializerSettings(config).asMap())
                .containsEntry("basic.auth.user.info", "user:pass");
        assertThat(new KafkaSettings(config).common())
                .containsEntry("client.rack", System.getenv("PATH"));
    }

    @Test
    void never_prints_a_secret() {
        NewsmillConfig config = new NewsmillConfig(Map.of("basic.auth.user.info", "user:hunter2"));

        assertThat(config.values().toString()).doesNotContain("hunter2").contains(Password.HIDDEN);
    }

    @Test
    void passes_prefixed_settings_on_and_lets_the_nearer_one_win() {
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.security.protocol", "SASL_SSL");
        settings.put("kafka.metadata.max.age.ms", "1000");
        settings.put("streams.metadata.max.age.ms", "2000");
        settings.put("streams.processing.guarantee", "at_least_once");
        Properties streams =
                new StreamsSettings(new NewsmillConfig(settings))
                        .of(RecordLimits.of(RecordLimits.KAFKA_DEFAULT));

        assertThat(streams)
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("metadata.max.age.ms", "2000")
                .containsEntry("processing.guarantee", "at_least_once")
                .containsEntry("errors.dead.letter.queue.topic.name", "news.dead-letters");
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.linger.ms, producer, linger.ms",
        "streams.linger.ms, producer, linger.ms",
        "kafka.batch.size, producer, batch.size",
        "kafka.buffer.memory, producer, buffer.memory",
        "kafka.fetch.max.bytes, consumer, fetch.max.bytes",
        "kafka.session.timeout.ms, consumer, session.timeout.ms",
        "streams.main.consumer.session.timeout.ms, consumer, session.timeout.ms",
        "streams.producer.linger.ms, producer, linger.ms",
        "kafka.auto.offset.reset, consumer, auto.offset.reset"
    })
    void what_is_asked_of_a_client_wins_over_what_is_set_without_asking(
            String key, String client, String setting) {
        String value = setting.equals("auto.offset.reset") ? "latest" : "7000";
        Properties streams =
                new StreamsSettings(new NewsmillConfig(Map.of(key, value)))
                        .of(RecordLimits.of(RecordLimits.KAFKA_DEFAULT));

        StreamsConfig config = new StreamsConfig(streams);
        Map<String, Object> settings =
                client.equals("producer")
                        ? config.getProducerConfigs("any")
                        : config.getMainConsumerConfigs("group", "any", 0);

        assertThat(settings.get(setting)).hasToString(value);
    }

    @Test
    void is_exactly_once_unless_told_otherwise() {
        Properties streams =
                new StreamsSettings(new NewsmillConfig(Map.of()))
                        .of(RecordLimits.of(RecordLimits.KAFKA_DEFAULT));

        assertThat(streams).containsEntry("processing.guarantee", "exactly_once_v2");
    }

    @Test
    void the_producer_lets_the_largest_letter_pass() {
        RecordLimits limits = new RecordLimits(Map.of("news.dead-letters", 2_000_000), 1_000_000);
        Properties streams = new StreamsSettings(new NewsmillConfig(Map.of())).of(limits);

        assertThat(streams).containsEntry("producer.max.request.size", 2_000_000);
    }

    @Test
    void the_producer_lets_the_largest_letter_pass_whatever_is_asked_of_it() {
        NewsmillConfig config = new NewsmillConfig(Map.of("kafka.max.request.size", "1000"));
        Properties streams = new StreamsSettings(config).of(RecordLimits.of(1_000_000));

        assertThat(new StreamsConfig(streams).getProducerConfigs("any"))
                .containsEntry("max.request.size", 1_000_000 + RecordLimits.LETTER_ROOM);
    }

    @ParameterizedTest
    @CsvSource({"1000000, 33554432", "40000000, 80131072", "1500000000, 3000131072"})
    void the_producers_buffer_holds_the_largest_record_twice(int limit, long memory) {
        Properties streams =
                new StreamsSettings(new NewsmillConfig(Map.of())).of(RecordLimits.of(limit));

        assertThat(streams).containsEntry("producer.buffer.memory", memory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5000", "30000", "120000"})
    void an_admin_client_takes_any_time_out_that_is_set_for_every_client(String millis) {
        NewsmillConfig config = new NewsmillConfig(Map.of("kafka.request.timeout.ms", millis));

        assertThatCode(() -> Admin.create(new KafkaSettings(config).admin()).close())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${env:NEWSMILL_NOWHERE}", "${file:NAME:nowhere}"})
    void a_placeholder_that_stands_for_nothing_is_no_password(
            String placeholder, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secrets.properties"), "registry=x");
        String value = placeholder.replace("NAME", file.toString());

        assertThatThrownBy(() -> new NewsmillConfig(Map.of("kafka.sasl.jaas.config", value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("kafka.sasl.jaas.config");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost:8081 | has to begin with http:// or https://",
                "htp://localhost:8081 | has to begin with http:// or https://",
                "//localhost | has to begin with http:// or https://",
                "http:// | no host",
                "http:///subjects | no host",
                "http://:8081 | no host",
                "http://localhost:x | not a number",
                "http://localhost:70000 | over 65535",
                "http://local host | space",
                "http://localhost?a=b | '?'",
                "http://a:8081,, http://b | missing",
                "http://a:8081, b:8081 | has to begin with",
                "mock://a,http://b | alone"
            })
    void a_url_that_cannot_be_a_registrys_is_refused_and_named(String url, String why) {
        assertThatThrownBy(() -> new NewsmillConfig(Map.of("schema.registry.url", url)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url")
                .hasMessageContaining(url)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:hunter2@host:x",
                "htp://user:hunter2@host",
                "user:hunter2@host:8081",
                "http://user:hunter2/@host:8081",
                "http://user:hunter2#1@host:8081",
                "http://user:a,hunter2@host:8081"
            })
    void a_url_that_cannot_be_one_is_named_without_its_password(String url) {
        assertThatThrownBy(() -> new NewsmillConfig(Map.of("schema.registry.url", url)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("@host")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8081",
                "https://schema_registry.example.org/some/path/",
                "http://[::1]:8081",
                "http://user:pa%3Fss@host:8081",
                "http://a:8081, https://b",
                "mock://any thing"
            })
    void a_url_that_can_be_a_registrys_is_taken(String url) {
        assertThat(
                        new NewsmillConfig(Map.of("schema.registry.url", url))
                                .getString("schema.registry.url"))
                .isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "basic.auth.credentials.source | USER_INFO | | | needs basic.auth.user.info",
                "bearer.auth.credentials.source | STATIC_TOKEN | | | needs bearer.auth.token",
                "basic.auth.credentials.source | USERINFO | | | is none of USER_INFO, URL",
                "bearer.auth.credentials.source | TOKEN | | | is none of STATIC_TOKEN, CUSTOM",
                "bearer.auth.credentials.source | OAUTHBEARER | | | CUSTOM",
                "basic.auth.user.info | u:p | bearer.auth.token | t | not both",
                "basic.auth.credentials.source | URL | bearer.auth.credentials.source | CUSTOM |"
                        + " not both"
            })
    void credentials_that_would_not_be_sent_are_refused(
            String key, String value, String other, String others, String why) {
        Map<String, String> settings = new HashMap<>(Map.of(key, value));
        if (other != null) {
            settings.put(other, others);
        }
        assertThatThrownBy(() -> new NewsmillConfig(settings))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(why);
    }
}
