package org.newsmill.stream.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParseException;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.ThrottlingQuotaExceededException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsmill.article.Outage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

class OutagesTest {

    private static final Duration LONGEST = Duration.ofSeconds(3);

    static Stream<Throwable> outages() {
        return Stream.of(
                new AuthenticationException("401"),
                new AuthorizationException("403"),
                new TimeoutException("503"),
                new ThrottlingQuotaExceededException("429"),
                new DisconnectException("502"),
                new SerializationException("refused", new ConnectException("refused")),
                new SerializationException(
                        "not found", new RestClientException("Subject not found.", 404, 40401)),
                new IllegalStateException(
                        new SerializationException("cut off", new IOException("reset"))),
                new Outage("a store is away", null));
    }

    static Stream<Throwable> faultsOfTheData() {
        return Stream.of(
                new SerializationException("bad", new AvroRuntimeException("no such field")),
                new UncheckedIOException(new JsonParseException(null, "half a brace")),
                new IOException("mail ends in the middle of a part"),
                new NullPointerException(),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("outages")
    void what_time_or_an_operator_ends_is_an_outage(Throwable thrown) {
        assertThat(Outages.isOutage(thrown)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("faultsOfTheData")
    void what_no_one_but_the_producer_can_fix_is_none(Throwable thrown) {
        assertThat(Outages.isOutage(thrown)).isFalse();
    }

    @Test
    void a_short_outage_is_sat_out() {
        AtomicInteger tries = new AtomicInteger();

        String result =
                Outages.retrying(
                        LONGEST,
                        () -> {
                            if (tries.incrementAndGet() < 3) {
                                throw new TimeoutException("busy");
                            }
                            return "done";
                        });

        assertThat(result).isEqualTo("done");
        assertThat(tries).hasValue(3);
    }

    @Test
    void a_fault_of_the_data_is_not_tried_again() {
        AtomicInteger tries = new AtomicInteger();

        assertThatThrownBy(
                        () ->
                                Outages.retrying(
                                        LONGEST,
                                        () -> {
                                            tries.incrementAndGet();
                                            throw new SerializationException("bad");
                                        }))
                .isInstanceOf(SerializationException.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    void a_long_outage_is_thrown_before_a_transaction_would_time_out() {
        long start = System.nanoTime();

        assertThatThrownBy(
                        () ->
                                Outages.retrying(
                                        LONGEST,
                                        () -> {
                                            throw new TimeoutException("away");
                                        }))
                .isInstanceOf(TimeoutException.class);

        assertThat(System.nanoTime() - start).isBetween(3_000_000_000L, 20_000_000_000L);
    }
}
