package org.newsmill.local;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.newsmill.kafka.SetupException;
import org.newsmill.run.NewsProcessor;
import org.newsmill.settings.NewsmillConfig;
import org.newsmill.settings.RegistrySettings;
import org.newsmill.settings.Settings;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Broker, registry, topics and processor in one process, for trying out and for development. All on
 * loopback.
 */
public final class LocalStack implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private NewsmillConfig config;
    private NewsProcessor processor;

    private LocalStack() {}

    /**
     * Starts everything and waits until the processor is at work.
     *
     * @param settings of the processor; where Kafka and the registry are is filled in
     * @param dataDir where broker and registry keep their data; null for a temporary folder
     * @param port of the broker, 0 for a free one
     * @param registryPort of the registry, 0 for a free one
     * @throws PortTakenException where a port is in use
     */
    public static LocalStack start(
            Map<String, ?> settings, Path dataDir, int port, int registryPort)
            throws IOException, InterruptedException {
        return start(settings, dataDir, port, registryPort, new SimpleMeterRegistry());
    }

    /**
     * The same.
     *
     * @param meters where the processor counts
     */
    public static LocalStack start(
            Map<String, ?> settings, Path dataDir, int port, int registryPort, MeterRegistry meters)
            throws IOException, InterruptedException {
        LocalStack stack = new LocalStack();
        try {
            stack.startParts(settings, dataDir, port, registryPort, meters);
            return stack;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            try {
                stack.close();
            } catch (RuntimeException unable) {
                failed.addSuppressed(unable);
            }
            throw failed;
        }
    }

    private void startParts(
            Map<String, ?> settings, Path dataDir, int port, int registryPort, MeterRegistry meters)
            throws IOException, InterruptedException {
        Path data = dataDir == null ? temporaryFolder() : Files.createDirectories(dataDir);
        DevelopmentRegistry registry =
                opened(DevelopmentRegistry.start(data.resolve("registry"), registryPort));
        EmbeddedBroker broker = opened(EmbeddedBroker.start(data.resolve("kafka"), port));
        Map<String, Object> all = new HashMap<>();
        // After a crash the group waits for its dead member: with a data folder, at the next start.
        all.put("streams.consumer.session.timeout.ms", "6000");
        all.put("streams.consumer.heartbeat.interval.ms", "1500");
        all.putAll(settings);
        all.put(Settings.BOOTSTRAP_SERVERS.key(), broker.bootstrapServers());
        all.put(RegistrySettings.REGISTRY_URL.key(), registry.url());
        config = new NewsmillConfig(all);
        processor = opened(NewsProcessor.start(config, meters));
        if (!processor.awaitRunning(START_TIMEOUT)) {
            throw new SetupException(
                    "the processor was not running within "
                            + START_TIMEOUT.toSeconds()
                            + " seconds");
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    private Path temporaryFolder() throws IOException {
        Path folder = Files.createTempDirectory("newsmill-");
        parts.push(() -> delete(folder));
        return folder;
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, IOException failed)
                            throws IOException {
                        if (failed != null) {
                            throw failed;
                        }
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /** The settings that the processor runs with, where Kafka and the registry are among them. */
    public NewsmillConfig config() {
        return config;
    }

    public NewsProcessor processor() {
        return processor;
    }

    /** Stops everything, the last started first; a temporary folder is deleted. */
    @Override
    public synchronized void close() {
        RuntimeException failed = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception unable) {
                RuntimeException unchecked =
                        unable instanceof RuntimeException already
                                ? already
                                : new IllegalStateException(unable.getMessage(), unable);
                if (failed == null) {
                    failed = unchecked;
                } else {
                    failed.addSuppressed(unchecked);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
