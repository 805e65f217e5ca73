package org.newsmill.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Kafka's settings for the one node of {@link EmbeddedBroker}. */
final class EmbeddedBrokerSettings {
    static final int NODE_ID = 1;
    static final String CLIENTS = "PLAINTEXT";
    static final String CONTROLLER = "CONTROLLER";
    static final Duration START_LIMIT = Duration.ofMinutes(1);

    private EmbeddedBrokerSettings() {}

    static Map<String, String> of(Path folder, int clientPort, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE_ID));
        settings.put("log.dirs", folder.toString());
        settings.put("server.max.startup.time.ms", String.valueOf(START_LIMIT.toMillis()));

        // Voters are named here and not in the metadata, so that each start may have ports of its
        // own.
        String controller = "127.0.0.1:" + controllerPort;
        settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
        settings.put("controller.listener.names", CONTROLLER);
        String clients = CLIENTS + "://127.0.0.1:" + clientPort;
        settings.put("listeners", clients + "," + CONTROLLER + "://" + controller);
        settings.put("advertised.listeners", clients);

        // One node: nothing to replicate to, nobody to wait for.
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.streams.initial.rebalance.delay.ms", "0");
        settings.put("auto.create.topics.enable", "false");

        // A folder may lie for months, and its processor goes on where it stopped: 20 years.
        settings.put(
                "offsets.retention.minutes", String.valueOf(Duration.ofDays(7300).toMinutes()));

        // Small: few threads, files and buffers, so that it starts fast and fits in a small heap.
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.num.partitions", "4");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("group.coordinator.threads", "1");
        settings.put("group.coordinator.background.threads", "1");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        return settings;
    }
}
