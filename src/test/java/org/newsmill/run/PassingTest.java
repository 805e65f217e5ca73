package org.newsmill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsmill.kafka.ClientCheck;
import org.newsmill.kafka.KafkaClients;
import org.newsmill.kafka.SetupException;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.Settings;
import org.newsmill.topic.TopicKeeper;

import java.util.Map;
import java.util.stream.Stream;

class PassingTest {

    @Test
    void what_time_or_an_operator_of_kafka_helps_against_is_waited_for() {
        assertThat(
                        Stream.of(
                                new TimeoutException("no answer"),
                                new SaslAuthenticationException("no such user yet"),
                                new TopicAuthorizationException("not granted yet"),
                                new InvalidReplicationFactorException("1 of 3 brokers is up")))
                .allMatch(thrown -> Passing.mayPass(new SetupException("cannot", thrown)));
    }

    @Test
    void what_needs_other_settings_of_ours_is_not() {
        assertThat(
                        Stream.of(
                                new PolicyViolationException("too many partitions"),
                                new UnsupportedVersionException("too old"),
                                new ConfigException("a", "b")))
                .noneMatch(thrown -> Passing.mayPass(new SetupException("cannot", thrown)));
        assertThat(Passing.mayPass(new SetupException("a letter might not fit"))).isFalse();
    }

    /** Kafka's client knows it when it is made, and no request is ever sent. */
    @Test
    void a_host_without_an_address_is_waited_for_since_it_may_get_one() {
        String server = "no-such-host.invalid:9092";
        NewsmillConfig config =
                new NewsmillConfig(Map.of(Settings.BOOTSTRAP_SERVERS.key(), server));

        assertThatThrownBy(new TopicKeeper(config, new KafkaClients(config))::setUp)
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(server)
                .matches(Passing::mayPass);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "kafka:port", "kafka:99999999999", "kafka:9092,other"})
    void what_is_no_address_at_all_is_refused_before_anything_starts(String servers) {
        NewsmillConfig config =
                new NewsmillConfig(Map.of(Settings.BOOTSTRAP_SERVERS.key(), servers));

        assertThatThrownBy(() -> ClientCheck.check(config))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("bootstrap.servers");
    }
}
