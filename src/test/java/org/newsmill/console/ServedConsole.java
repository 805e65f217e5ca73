package org.newsmill.console;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.newsmill.format.Formats;
import org.newsmill.kafka.KafkaClients;
import org.newsmill.local.DevelopmentRegistry;
import org.newsmill.local.EmbeddedBroker;
import org.newsmill.run.NewsProcessor;
import org.newsmill.run.http.HttpServer;
import org.newsmill.settings.NewsmillConfig;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code newsmill local} serves, on free ports, and a way to publish to it. */
final class ServedConsole implements AutoCloseable {

    private final Path folder;
    private final EmbeddedBroker broker;
    private DevelopmentRegistry registry;
    private final int registryPort;
    private final NewsmillConfig config;
    private final NewsProcessor processor;
    private final NewsConsole console;
    private final HttpServer http;
    private final KafkaProducer<byte[], byte[]> producer;

    /**
     * @param folder where broker and registry keep their data
     */
    ServedConsole(Path folder) throws Exception {
        this.folder = folder;
        registry = DevelopmentRegistry.start(folder.resolve("registry"), 0);
        registryPort = URI.create(registry.url()).getPort();
        broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
        config =
                new NewsmillConfig(
                        Map.of(
                                "http.port", "0",
                                "bootstrap.servers", broker.bootstrapServers(),
                                "schema.registry.url", registry.url()));
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        processor = NewsProcessor.start(config, meters);
        if (!processor.awaitRunning(Duration.ofSeconds(60))) {
            throw new AssertionError("the processor was not running within a minute");
        }
        console = NewsConsole.of(config, meters, processor::ready);
        http = HttpServer.start(config, console);
        producer = new KafkaClients(config).producer(Map.of(), Map.of());
    }

    /** The registry goes away, with what it knows in its folder. */
    void loseRegistry() throws Exception {
        registry.close();
    }

    void haveRegistryBack() throws Exception {
        registry = DevelopmentRegistry.start(folder.resolve("registry"), registryPort);
    }

    String address() {
        return "http://127.0.0.1:" + http.port().getAsInt() + "/";
    }

    /** How many records are in all topics together. */
    long records() {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            List<TopicPartition> partitions =
                    topics().stream()
                            .flatMap(topic -> consumer.partitionsFor(topic).stream())
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private List<String> topics() {
        List<String> topics = new ArrayList<>(config.topics().enriched(Formats.ALL));
        topics.add(config.topics().deadLetters());
        topics.add(config.topics().raw());
        return topics;
    }

    /** Publishes an event and waits until Kafka has it. */
    void publish(byte[] event, Map<String, String> headers) throws Exception {
        producer.send(record(event, headers)).get();
    }

    void publish(String event, Map<String, String> headers) throws Exception {
        publish(event.getBytes(StandardCharsets.UTF_8), headers);
    }

    private ProducerRecord<byte[], byte[]> record(byte[] event, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(config.topics().raw(), event);
        headers.forEach(
                (name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @Override
    public void close() throws Exception {
        producer.close();
        http.close();
        console.close();
        processor.close();
        broker.close();
        registry.close();
    }
}
