package org.newsmill.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.newsmill.settings.NewsmillConfig;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A consumer that could not be made ready is closed: nobody else could do it. */
class CommittedConsumerTest {

    private final String clientId = UUID.randomUUID().toString();

    /** Nothing listens there, so that whatever asks Kafka throws. */
    private final KafkaClients clients =
            new KafkaClients(
                    new NewsmillConfig(
                            Map.of(
                                    "bootstrap.servers",
                                    "127.0.0.1:1",
                                    "kafka.client.id",
                                    clientId,
                                    "kafka.default.api.timeout.ms",
                                    "300",
                                    "kafka.request.timeout.ms",
                                    "200")));

    @Test
    void a_scan_that_cannot_ask_for_the_partitions_leaves_no_consumer() {
        assertThatThrownBy(() -> new Scan(clients, "topic")).isInstanceOf(TimeoutException.class);

        assertThat(isOpen()).isFalse();
    }

    @Test
    void a_consumer_whose_beginning_cannot_be_found_is_closed() {
        boolean[] wasOpen = {false};

        assertThatThrownBy(
                        () ->
                                clients.committed(
                                        List.of(),
                                        begun -> {
                                            wasOpen[0] = isOpen();
                                            throw new IllegalStateException("as it was told");
                                        }))
                .hasMessage("as it was told");

        assertThat(wasOpen[0]).isTrue();
        assertThat(isOpen()).isFalse();
    }

    /** A client is known to the JVM by its name until it is closed. */
    private boolean isOpen() {
        return ManagementFactory.getPlatformMBeanServer().queryNames(null, null).stream()
                .anyMatch(
                        name ->
                                clientId.equals(name.getKeyProperty("client-id"))
                                        || clientId.equals(name.getKeyProperty("id")));
    }
}
