package org.newsmill.check;

import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.newsmill.kafka.KafkaAdmin;
import org.newsmill.kafka.TopicLimits;
import org.newsmill.settings.RegistrySettings;
import org.newsmill.settings.SerializerSettings;
import org.newsmill.topic.TopicReport;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Our clock against those of others. The registry says its time in each answer, to the second.
 * Kafka has no such question: but where a topic keeps the time of writing, a record of the future
 * says that our clock is slow by at least that much.
 */
final class Clocks {

    private static final Duration MOST = Duration.ofSeconds(5);
    private static final int PATIENCE_MS = 2_000;
    private static final String REMEDY =
            "keep all clocks in step (NTP): stories under embargo, tokens and certificates follow"
                    + " this machine's";

    private Clocks() {}

    static List<Finding> compare(Site site) {
        List<Finding> found = new ArrayList<>();
        boolean asked = false;
        Long ahead = site.hasKafka() ? kafkasLead(site) : null;
        if (ahead != null) {
            asked = true;
            addIfFar(found, "Kafka", ahead);
        }
        Long registrys = registrysLead(site);
        if (registrys != null) {
            asked = true;
            addIfFar(found, "the registry", registrys);
        }
        if (found.isEmpty()) {
            found.add(
                    asked
                            ? Finding.sound("in step with the others that tell theirs")
                            : Finding.skipped("nobody tells its time"));
        }
        return found;
    }

    private static void addIfFar(List<Finding> found, String whose, long millis) {
        if (Math.abs(millis) > MOST.toMillis()) {
            found.add(
                    Finding.risk(
                            "this machine's clock is "
                                    + Math.abs(millis) / 1_000
                                    + " s "
                                    + (millis > 0 ? "behind" : "ahead of")
                                    + " that of "
                                    + whose,
                            REMEDY));
        }
    }

    /** By how much the newest record is in our future; null if no topic keeps that time. */
    private static Long kafkasLead(Site site) {
        TopicReport report = TopicReport.existing(site.kafka().admin(), site.config());
        List<String> names = report.topics().stream().map(TopicReport.Topic::name).toList();
        Map<ConfigResource, Config> settings = site.kafka().configs(names);
        Map<TopicPartition, OffsetSpec> newest = new HashMap<>();
        for (TopicReport.Topic topic : report.topics()) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
            for (int i = 0; i < topic.partitions(); i++) {
                if (TopicLimits.isAppendTime(settings.get(resource))) {
                    newest.put(new TopicPartition(topic.name(), i), OffsetSpec.maxTimestamp());
                }
            }
        }
        if (newest.isEmpty()) {
            return null;
        }
        long now = System.currentTimeMillis();
        return KafkaAdmin.get(
                        site.kafka().admin().listOffsets(newest).all(), "ask for the newest times")
                .values()
                .stream()
                .mapToLong(each -> Math.max(0, each.timestamp() - now))
                .max()
                .orElse(0);
    }

    /** Null if it does not tell, or this plain question does not get through. */
    private static Long registrysLead(Site site) {
        if (new SerializerSettings(site.config()).isMock()) {
            return null;
        }
        String url = site.config().get(RegistrySettings.REGISTRY_URL).split(",")[0].strip();
        try {
            URLConnection asked = new URL(url).openConnection();
            asked.setConnectTimeout(PATIENCE_MS);
            asked.setReadTimeout(PATIENCE_MS);
            long before = System.currentTimeMillis();
            long date = asked.getHeaderFieldDate("Date", 0);
            long middle = (before + System.currentTimeMillis()) / 2;
            if (asked instanceof HttpURLConnection http) {
                http.disconnect();
            }
            // Cut to the second: half of one is added.
            return date == 0 ? null : date + 500 - middle;
        } catch (IOException unanswered) {
            return null;
        }
    }
}
