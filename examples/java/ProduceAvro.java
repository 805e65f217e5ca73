import io.confluent.kafka.serializers.KafkaAvroSerializer;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.newsmill.article.TrustedClasses;
import org.newsmill.avro.RawArticle;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Publishes a file as a RawArticle: ProduceAvro.java FILE [TITLE]. */
public class ProduceAvro {

    public static void main(String[] arguments) throws Exception {
        String kafka = System.getenv().getOrDefault("NEWSMILL_BOOTSTRAP_SERVERS", "localhost:9092");
        String registry =
                System.getenv()
                        .getOrDefault("NEWSMILL_SCHEMA_REGISTRY_URL", "http://localhost:8081");
        Path file = Path.of(arguments[0]);
        TrustedClasses.register();

        RawArticle article =
                RawArticle.newBuilder()
                        .setBody(ByteBuffer.wrap(Files.readAllBytes(file)))
                        .setContentType("text/plain; charset=utf-8")
                        .setSource("urn:example:avro")
                        .setId(file.getFileName().toString())
                        .setTitle(arguments.length > 1 ? arguments[1] : null)
                        .build();
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "schema.registry.url",
                        registry,
                        "key.serializer",
                        StringSerializer.class,
                        "value.serializer",
                        KafkaAvroSerializer.class);
        try (var producer = new KafkaProducer<String, RawArticle>(settings)) {
            // The same key for all versions of a story keeps them in their order.
            var event = new ProducerRecord<>("news.raw", article.getId(), article);
            System.out.println("published at " + producer.send(event).get());
        }
    }
}
