package org.newsmill.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.newsmill.local.EmbeddedBroker;
import org.newsmill.run.NewsProcessor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What comes through is less than what would be in a transaction at full speed. */
@Tag("heavy")
@Timeout(value = 6, unit = MINUTES)
class SlowTransactionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(100);
    private static final int EVENTS = 80;

    @Test
    void events_pass_at_any_rate_and_the_operator_is_told_that_it_is_slow(@TempDir Path folder)
            throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            Site site =
                    new Site(broker.bootstrapServers(), "slow").with("streams.client.id", "slow");
            limit(site, 200_000.0);
            try (LogLines log = new LogLines();
                    NewsProcessor processor = NewsProcessor.start(site.config())) {
                site.send(events(site));
                await().atMost(PATIENCE)
                        .until(() -> !log.with("transactions are too slow").isEmpty());
                int before = site.read(site.articles()).size();
                site.await(PATIENCE, before + 20, site.articles());
                await().atMost(PATIENCE).until(processor::isReady);

                limit(site, null);
                assertThat(site.await(PATIENCE, EVENTS, site.articles())).hasSize(EVENTS);
                await().atMost(PATIENCE).until(processor::isReady);
            }
        }
    }

    /** For the producers of this site alone, whichever thread they belong to. */
    private static void limit(Site site, Double bytesPerSecond) throws Exception {
        try (Admin admin = site.admin()) {
            List<ClientQuotaAlteration> alterations = new ArrayList<>();
            for (int thread = 1; thread <= 20; thread++) {
                alterations.add(
                        new ClientQuotaAlteration(
                                new ClientQuotaEntity(
                                        Map.of(
                                                ClientQuotaEntity.CLIENT_ID,
                                                "slow-StreamThread-" + thread + "-producer")),
                                List.of(
                                        new ClientQuotaAlteration.Op(
                                                "producer_byte_rate", bytesPerSecond))));
            }
            admin.alterClientQuotas(alterations).all().get();
        }
    }

    private static List<ProducerRecord<byte[], byte[]>> events(Site site) {
        Random random = new Random(1);
        List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            StringBuilder text = new StringBuilder("Event " + i + '.');
            while (text.length() < 100_000) {
                text.append(' ').append(Integer.toString(random.nextInt(1_000_000), 36));
            }
            events.add(new ProducerRecord<>(site.topics().raw(), text.toString().getBytes(UTF_8)));
        }
        return events;
    }
}
