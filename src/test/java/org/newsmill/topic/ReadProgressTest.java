package org.newsmill.topic;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newsmill.kafka.KafkaClients;
import org.newsmill.settings.NewsmillConfig;
import org.slf4j.LoggerFactory;

import java.util.Map;

class ReadProgressTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(ReadProgress.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    /** As when the processor is closed just then. */
    @Test
    void being_interrupted_is_no_reason_to_warn() {
        NewsmillConfig config = new NewsmillConfig(Map.of("bootstrap.servers", "localhost:1"));
        ReadProgress progress = new ReadProgress(config, new KafkaClients(config));
        Thread.currentThread().interrupt();
        try {
            progress.keep();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        String here = Thread.currentThread().getName(); // other tests log at the same time
        assertThat(log.list)
                .filteredOn(line -> line.getThreadName().equals(here))
                .noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.WARN));
    }
}
