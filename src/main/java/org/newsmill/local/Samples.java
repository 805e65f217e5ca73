package org.newsmill.local;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.newsmill.kafka.KafkaClients;
import org.newsmill.settings.NewsmillConfig;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** The sample articles that come with Newsmill, and what has to become of each. */
public final class Samples {

    private static final String FOLDER = "/samples/";

    private Samples() {}

    /**
     * One sample event.
     *
     * @param file its name
     * @param key of the event, so that versions of a story keep their order; null if it is alone
     * @param headers of the event
     * @param expect by ordinal: the format of an enriched article, or the reason of a dead letter
     */
    public record Sample(
            String file, String key, Map<String, String> headers, List<String> expect) {

        /** The event's key in UTF-8, or null. */
        byte[] keyBytes() {
            return key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        }

        /** The event's bytes. */
        public byte[] bytes() throws IOException {
            return read(file);
        }
    }

    /** Where an article came from. */
    public record Place(int partition, long offset, int ordinal) {}

    /** The list of samples, in the order in which they are published. */
    public static List<Sample> all() throws IOException {
        return new ObjectMapper()
                .readValue(read("samples.json"), new TypeReference<List<Sample>>() {});
    }

    private static byte[] read(String file) throws IOException {
        try (InputStream in = Samples.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new FileNotFoundException("the sample " + file + " is missing");
            }
            return in.readAllBytes();
        }
    }

    /**
     * Publishes all samples to the raw topic and waits until each is acknowledged.
     *
     * @return what has to come out: the format or the reason, by the place of each article
     */
    public static Map<Place, String> publish(NewsmillConfig config)
            throws IOException, ExecutionException, InterruptedException {
        Map<Place, String> expected = new LinkedHashMap<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaClients(config).producer(Map.of(), Map.of())) {
            for (Sample sample : all()) {
                ProducerRecord<byte[], byte[]> event =
                        new ProducerRecord<>(
                                config.topics().raw(), sample.keyBytes(), sample.bytes());
                sample.headers()
                        .forEach(
                                (name, value) ->
                                        event.headers()
                                                .add(name, value.getBytes(StandardCharsets.UTF_8)));
                // One by one: a batch for a topic that was just created can get stuck.
                RecordMetadata at = producer.send(event).get();
                for (int ordinal = 0; ordinal < sample.expect().size(); ordinal++) {
                    expected.put(
                            new Place(at.partition(), at.offset(), ordinal),
                            sample.expect().get(ordinal));
                }
            }
        }
        return expected;
    }
}
