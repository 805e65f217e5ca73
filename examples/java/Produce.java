import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Publishes a file as one raw article event: Produce.java FILE [TITLE]. */
public class Produce {

    public static void main(String[] arguments) throws Exception {
        String kafka = System.getenv().getOrDefault("NEWSMILL_BOOTSTRAP_SERVERS", "localhost:9092");
        Path file = Path.of(arguments[0]);

        var event = new ProducerRecord<byte[], byte[]>("news.raw", Files.readAllBytes(file));
        header(event, "content-type", "text/plain; charset=utf-8");
        header(event, "ce_source", "urn:example:java");
        header(event, "ce_id", file.getFileName().toString());
        if (arguments.length > 1) {
            header(event, "news-title", arguments[1]);
        }

        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", kafka), bytes, bytes)) {
            var place = producer.send(event).get(); // throws where Kafka did not take it
            System.out.println("published at " + place);
        }
    }

    private static void header(ProducerRecord<?, ?> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
