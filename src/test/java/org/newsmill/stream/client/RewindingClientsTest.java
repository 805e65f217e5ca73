package org.newsmill.stream.client;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.junit.jupiter.api.Test;

import java.util.Map;

class RewindingClientsTest {

    @Test
    void a_lost_transaction_begins_again_at_the_committed_offsets() {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            assertThatThrownBy(() -> consumer.enforceRebalance("Active tasks corrupted"))
                    .isInstanceOf(TaskMigratedException.class);
        }
    }

    @Test
    void other_rebalances_are_left_alone() {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            assertThatCode(() -> consumer.enforceRebalance("probing")).doesNotThrowAnyException();
        }
    }

    private static Consumer<byte[], byte[]> consumer() {
        return new RewindingClients()
                .getConsumer(Map.of("bootstrap.servers", "localhost:1", "group.id", "any"));
    }
}
