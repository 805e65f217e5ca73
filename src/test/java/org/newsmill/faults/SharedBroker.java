package org.newsmill.faults;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.newsmill.MemoryFolder;
import org.newsmill.local.EmbeddedBroker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One broker for all tests that leave it running: the first of them starts it, and it stops, with
 * its folder removed, after the last test of the run. Each test has topics of its own on it, by a
 * {@link Site} with a name that no other has.
 *
 * <p>It knows permissions, looks for records to remove every two seconds, and forgets the offsets
 * of an empty group after five days.
 */
final class SharedBroker implements BeforeAllCallback {

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "authorizer.class.name",
                    "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                    "allow.everyone.if.no.acl.found",
                    "true",
                    "offsets.retention.minutes",
                    "7200",
                    "log.retention.check.interval.ms",
                    "2000",
                    "log.initial.task.delay.ms",
                    "500",
                    "log.segment.delete.delay.ms",
                    "0");

    private static volatile Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedBroker.class))
                .getOrComputeIfAbsent(Running.class);
    }

    /** Where clients connect; a class that asks is extended with this one. */
    static String servers() {
        return running().broker.bootstrapServers();
    }

    /** Where a partition's records lie on disk. */
    static Path partition(String topic, int partition) {
        return running().folder.resolve("kafka").resolve(topic + "-" + partition);
    }

    private static Running running() {
        if (running == null) {
            throw new IllegalStateException("add @ExtendWith(SharedBroker.class) to the test");
        }
        return running;
    }

    /** JUnit closes it when the whole run ends. */
    static final class Running implements AutoCloseable {

        private final Path folder;
        private final EmbeddedBroker broker;

        Running() {
            try {
                folder = MemoryFolder.create();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            broker = EmbeddedBroker.start(folder, 0, SETTINGS);
            running = this;
        }

        @Override
        public void close() throws IOException {
            broker.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
