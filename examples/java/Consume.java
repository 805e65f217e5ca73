import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.newsmill.article.TrustedClasses;
import org.newsmill.avro.EnrichedArticle;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Pattern;

/** Prints a line for each enriched article, the oldest first, until Ctrl-C. */
public class Consume {

    public static void main(String[] arguments) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", env("NEWSMILL_BOOTSTRAP_SERVERS", "localhost:9092"));
        settings.put(
                "schema.registry.url",
                env("NEWSMILL_SCHEMA_REGISTRY_URL", "http://localhost:8081"));
        settings.put(
                "key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        settings.put("value.deserializer", "io.confluent.kafka.serializers.KafkaAvroDeserializer");
        settings.put("specific.avro.reader", true);
        settings.put("group.id", "example-java");
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed"); // exactly once, to the end

        // Since 1.12.2 Avro loads only generated classes that it was told to trust.
        TrustedClasses.register();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

        try (var consumer = new KafkaConsumer<String, EnrichedArticle>(settings)) {
            wakeUpOnCtrlC(consumer);
            consumer.subscribe(Pattern.compile("news\\.enriched\\..*"));
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    EnrichedArticle article = record.value();
                    String stems = article.getStemmedText();
                    out.printf(
                            "%s\t%s\t%s\t%d words\t%s%n",
                            article.getId(),
                            article.getFormat(),
                            article.getTitle(),
                            article.getWordCount(),
                            stems.substring(0, Math.min(60, stems.length())));
                }
            }
        } catch (WakeupException asked) {
            out.println("stopped");
        }
    }

    /** A consumer that leaves its group in order need not be waited for by the next one. */
    private static void wakeUpOnCtrlC(KafkaConsumer<?, ?> consumer) {
        Thread main = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    consumer.wakeup();
                                    try {
                                        main.join();
                                    } catch (InterruptedException hurried) {
                                        Thread.currentThread().interrupt();
                                    }
                                }));
    }

    private static String env(String name, String otherwise) {
        return System.getenv().getOrDefault(name, otherwise);
    }
}
