package org.newsmill.console;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.newsmill.kafka.KafkaClients;
import org.newsmill.local.LocalStack;
import org.newsmill.run.http.HttpServer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What {@code newsmill local} serves, on free ports, and a way to publish to it. */
final class ServedConsole implements AutoCloseable {

    private final LocalStack stack;
    private final NewsConsole console;
    private final HttpServer http;
    private final KafkaProducer<byte[], byte[]> producer;

    /**
     * @param folder where the broker keeps its data
     */
    ServedConsole(Path folder, Map<String, String> settings) throws Exception {
        Map<String, String> all = new HashMap<>(settings);
        all.put("http.port", "0");
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        stack = LocalStack.start(all, folder, 0, 0, meters);
        console = NewsConsole.of(stack.config(), meters, stack.processor()::ready);
        http = HttpServer.start(stack.config(), console);
        producer = new KafkaClients(stack.config()).producer(Map.of(), Map.of());
    }

    LocalStack stack() {
        return stack;
    }

    String address() {
        return "http://127.0.0.1:" + http.port().getAsInt() + "/";
    }

    /** Publishes an event and waits until Kafka has it. */
    void publish(byte[] event, Map<String, String> headers) throws Exception {
        producer.send(record(event, headers)).get();
    }

    void publish(String event, Map<String, String> headers) throws Exception {
        publish(event.getBytes(StandardCharsets.UTF_8), headers);
    }

    private ProducerRecord<byte[], byte[]> record(byte[] event, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(stack.config().topics().raw(), event);
        headers.forEach(
                (name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @Override
    public void close() {
        producer.close();
        http.close();
        console.close();
        stack.close();
    }
}
