package org.newsmill.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.newsmill.MemoryFolder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EmbeddedBrokerTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @Test
    void should_find_topics_records_and_offsets_again_when_started_on_the_same_folder()
            throws Exception {
        String firstAddress;
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            firstAddress = broker.bootstrapServers();
            createTopic(broker, "news");
            send(broker, "news", "one", "two");
            assertThat(read(broker, "news", 2)).containsExactly("one", "two");
        }

        // The first port is still held, so the second start is sure to have another.
        try (ServerSocket held = hold(portOf(firstAddress));
                EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            assertThat(portOf(broker.bootstrapServers())).isNotEqualTo(held.getLocalPort());
            send(broker, "news", "three");
            // The group goes on behind what it had read: its offsets are found again too.
            assertThat(read(broker, "news", 1)).containsExactly("three");
        }
    }

    @Test
    void should_start_at_once_with_all_records_when_it_was_killed() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("live"), 0)) {
            createTopic(broker, "news");
            send(broker, "news", "one", "two");
            // What a kill leaves on the disk: the files as they are while the broker runs.
            copy(folder.resolve("live"), folder.resolve("killed"));
        }

        long begun = System.nanoTime();
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("killed"), 0)) {
            // Kafka's own wait for the dead broker's session is nine seconds.
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(8));
            assertThat(read(broker, "news", 2)).containsExactly("one", "two");
        }
    }

    @Test
    void should_keep_two_brokers_in_one_process_apart() throws Exception {
        try (EmbeddedBroker left = EmbeddedBroker.start(folder.resolve("left"), 0);
                EmbeddedBroker right = EmbeddedBroker.start(folder.resolve("right"), 0)) {
            createTopic(left, "left-news");
            createTopic(right, "right-news");
            send(left, "left-news", "l");
            send(right, "right-news", "r");

            assertThat(read(left, "left-news", 1)).containsExactly("l");
            assertThat(read(right, "right-news", 1)).containsExactly("r");
            assertThat(topics(left)).contains("left-news").doesNotContain("right-news");
        }
    }

    @Test
    void should_work_on_with_one_broker_when_the_other_is_closed() throws Exception {
        try (EmbeddedBroker stays = EmbeddedBroker.start(folder.resolve("stays"), 0)) {
            EmbeddedBroker.start(folder.resolve("goes"), 0).close();

            createTopic(stays, "news");
            send(stays, "news", "still here");
            assertThat(read(stays, "news", 1)).containsExactly("still here");
        }
    }

    @Test
    void should_serve_transactions_when_it_is_the_only_node() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            createTopic(broker, "news");
            try (KafkaProducer<String, String> producer =
                    producer(broker, Map.of("transactional.id", "test"))) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("news", "dropped"));
                producer.flush();
                producer.abortTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("news", "kept"));
                producer.commitTransaction();
            }
            assertThat(read(broker, "news", 1)).containsExactly("kept");
        }
    }

    @Test
    void should_name_the_port_when_it_is_taken() throws Exception {
        try (ServerSocket held = hold(0)) {
            PortTakenException taken =
                    catchThrowableOfType(
                            PortTakenException.class,
                            () -> EmbeddedBroker.start(folder, held.getLocalPort()));

            assertThat(taken).hasMessageContaining(String.valueOf(held.getLocalPort()));
            assertThat(taken.port()).isEqualTo(held.getLocalPort());
        }
    }

    @Test
    void should_refuse_a_folder_that_another_broker_uses() {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has this folder in use");
            assertThat(topics(broker)).isEmpty();
        }
    }

    @Test
    void should_refuse_a_folder_when_kafka_would_take_it_for_two() {
        assertThatThrownBy(() -> EmbeddedBroker.start(folder.resolve("a,b"), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("comma");
    }

    @Test
    void should_say_what_is_wrong_and_let_go_of_the_port_when_the_folder_is_no_folder()
            throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        int port;
        try (ServerSocket held = hold(0)) {
            port = held.getLocalPort();
        }

        assertThatThrownBy(() -> EmbeddedBroker.start(file, port))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString());
        hold(port).close();
    }

    @Test
    void should_let_go_of_port_and_folder_when_closed_twice() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        broker.close();
        broker.close();

        hold(portOf(broker.bootstrapServers())).close();
    }

    private static ServerSocket hold(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    private static int portOf(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }

    private static void createTopic(EmbeddedBroker broker, String topic) throws Exception {
        try (Admin admin = admin(broker)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static Iterable<String> topics(EmbeddedBroker broker) {
        try (Admin admin = admin(broker)) {
            return admin.listTopics().names().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static Admin admin(EmbeddedBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    private static void send(EmbeddedBroker broker, String topic, String... values)
            throws Exception {
        try (KafkaProducer<String, String> producer = producer(broker, Map.of("acks", "all"))) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, value)).get();
            }
        }
    }

    private static KafkaProducer<String, String> producer(
            EmbeddedBroker broker, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", broker.bootstrapServers());
        return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
    }

    private static List<String> read(EmbeddedBroker broker, String topic, int count) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", broker.bootstrapServers(),
                        "group.id", "readers",
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(
                            () -> {
                                consumer.poll(Duration.ofMillis(100))
                                        .forEach(r -> values.add(r.value()));
                                return values.size() >= count;
                            });
            consumer.commitSync();
        }
        return values;
    }
}
