package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.concurrent.TimeUnit.MINUTES;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.newsmill.stream.NewsTopology;
import org.newsmill.stream.StreamsSettings;
import org.newsmill.stream.client.RewindingClients;
import org.newsmill.stream.record.RecordLimits;
import org.newsmill.topic.TopicSetup;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A commit that gives up while Kafka is there, as one does just when Kafka comes back. */
@Timeout(value = 2, unit = MINUTES)
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(SharedBroker.class)
class LostTransactionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** The clients that ship, but for every third commit, which times out. */
    private static final class TimingOut implements KafkaClientSupplier {

        private final RewindingClients shipped = new RewindingClients();
        private final AtomicInteger commits = new AtomicInteger();
        private final AtomicInteger rewinds = new AtomicInteger();

        @Override
        public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
            return new KafkaProducer<>(
                    settings, new ByteArraySerializer(), new ByteArraySerializer()) {
                @Override
                public void commitTransaction() {
                    if (commits.incrementAndGet() % 3 == 0) {
                        throw new TimeoutException("the commit gave up");
                    }
                    super.commitTransaction();
                }
            };
        }

        @Override
        public Admin getAdmin(Map<String, Object> settings) {
            return shipped.getAdmin(settings);
        }

        @Override
        public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
            Consumer<byte[], byte[]> consumer = shipped.getConsumer(settings);
            @SuppressWarnings("unchecked")
            Consumer<byte[], byte[]> counted =
                    (Consumer<byte[], byte[]>)
                            Proxy.newProxyInstance(
                                    Consumer.class.getClassLoader(),
                                    new Class<?>[] {Consumer.class},
                                    (proxy, method, arguments) -> {
                                        try {
                                            return method.invoke(consumer, arguments);
                                        } catch (InvocationTargetException thrown) {
                                            if (thrown.getCause()
                                                    instanceof TaskMigratedException) {
                                                rewinds.incrementAndGet();
                                            }
                                            throw thrown.getCause();
                                        }
                                    });
            return counted;
        }

        @Override
        public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
            return shipped.getRestoreConsumer(settings);
        }

        @Override
        public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
            return shipped.getGlobalConsumer(settings);
        }
    }

    @Test
    void what_a_lost_transaction_held_is_read_again() throws Exception {
        Site site = new Site("timing-out");
        RecordLimits limits;
        try (Admin admin = site.admin()) {
            limits = new TopicSetup(admin, site.config()).ensure();
        }
        Ledger ledger = new Ledger(site);
        TimingOut clients = new TimingOut();
        try (KafkaStreams streams =
                new KafkaStreams(
                        NewsTopology.of(site.config(), limits, Clock.systemUTC()).get(),
                        new StreamsSettings(site.config()).of(limits),
                        clients)) {
            streams.start();
            for (int part = 0; part < 10; part++) {
                ledger.send(100);
            }
            ledger.check(PATIENCE, "every third commit timed out");
            // Else Kafka Streams asks in other words, and nothing is lost by luck alone.
            assertThat(clients.rewinds).hasPositiveValue();
        }
    }
}
