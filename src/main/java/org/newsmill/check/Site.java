package org.newsmill.check;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.newsmill.kafka.ClientCheck;
import org.newsmill.kafka.KafkaAdmin;
import org.newsmill.kafka.KafkaClients;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.Settings;
import org.newsmill.settings.Topics;

import java.time.Duration;

/** What the checks ask of: the settings, Kafka, the registry. Not thread-safe. */
final class Site implements AutoCloseable {

    private final NewsmillConfig config;
    private final KafkaClients clients;
    private KafkaAdmin kafka;

    Site(NewsmillConfig config) {
        this.config = config;
        this.clients = new KafkaClients(config);
    }

    NewsmillConfig config() {
        return config;
    }

    KafkaClients clients() {
        return clients;
    }

    Topics topics() {
        return config.topics();
    }

    String application() {
        return config.get(Settings.APPLICATION_ID);
    }

    /** Kafka has answered a first question. */
    void reached(KafkaAdmin answering) {
        kafka = answering;
    }

    boolean hasKafka() {
        return kafka != null;
    }

    KafkaAdmin kafka() {
        return kafka;
    }

    /**
     * A client, which may never have reached Kafka.
     *
     * @throws RuntimeException with words for a person if it cannot be made
     */
    Admin connect() {
        try {
            return clients.admin();
        } catch (KafkaException unable) {
            throw ClientCheck.failure(unable, config);
        }
    }

    static String words(Throwable thrown) {
        Throwable telling = thrown;
        while (telling.getMessage() == null && telling.getCause() != null) {
            telling = telling.getCause();
        }
        String message = telling.getMessage();
        return message == null ? telling.getClass().getSimpleName() : message;
    }

    @Override
    public void close() {
        if (kafka != null) {
            kafka.admin().close(Duration.ofSeconds(1));
        }
    }
}
