package org.newsmill.settings;

import org.apache.kafka.clients.admin.AdminClientConfig;

import java.util.HashMap;
import java.util.Map;

/** What is said to every Kafka client: where Kafka is, then {@code kafka.*}. Immutable. */
public final class KafkaSettings {

    private final Map<String, Object> common = new HashMap<>();

    public KafkaSettings(NewsmillConfig config) {
        common.put(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.get(Settings.BOOTSTRAP_SERVERS));
        common.putAll(config.originalsWithPrefix(KnownKeys.KAFKA_PREFIX));
    }

    /** For any client but the streams' own. A copy, to which more may be added. */
    public Map<String, Object> common() {
        return new HashMap<>(common);
    }

    /**
     * For an admin client. The time-outs are short: a person is waiting, and closing the client
     * waits for the calls in flight.
     */
    public Map<String, Object> admin() {
        Map<String, Object> settings = common();
        // Kafka refuses the one if it is shorter than the other.
        if (!settings.containsKey(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG)
                && !settings.containsKey(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG)) {
            settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
            settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        }
        return settings;
    }
}
