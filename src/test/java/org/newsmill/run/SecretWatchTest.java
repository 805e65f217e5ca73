package org.newsmill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Secrets that are exchanged while the processor runs. */
class SecretWatchTest {

    private static final Duration PAUSE = Duration.ofMillis(20);

    @TempDir private Path folder;

    private final List<Set<Path>> told = new CopyOnWriteArrayList<>();
    private Path password;
    private Path store;

    @BeforeEach
    void write() throws Exception {
        password = Files.writeString(folder.resolve("password"), "old");
        store = Files.writeString(folder.resolve("store"), "old");
    }

    private SecretWatch watch(Path... files) {
        return SecretWatch.begin(Set.of(files), told::add, PAUSE);
    }

    @Test
    void other_contents_are_told_once_with_the_file_that_has_them() throws Exception {
        try (SecretWatch watch = watch(password, store)) {
            Files.writeString(password, "new");

            await().until(() -> !told.isEmpty());
            assertThat(told).containsExactly(Set.of(password));

            Files.writeString(store, "new");
            await().until(() -> told.size() > 1);
            assertThat(told).containsExactly(Set.of(password), Set.of(store));
        }
    }

    @Test
    void a_link_to_another_file_counts_as_kubernetes_exchanges_them() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), password);
        try (SecretWatch watch = watch(link)) {
            Path other = Files.writeString(folder.resolve("other"), "new");
            Path exchanged = Files.createSymbolicLink(folder.resolve("exchanged"), other);
            Files.move(exchanged, link, java.nio.file.StandardCopyOption.ATOMIC_MOVE);

            await().until(() -> !told.isEmpty());
            assertThat(told).containsExactly(Set.of(link));
        }
    }

    @Test
    void the_same_contents_written_again_and_a_file_that_was_gone_for_a_moment_are_no_change()
            throws Exception {
        try (SecretWatch watch = watch(password, store)) {
            Files.writeString(password, "old");
            Files.delete(store);
            await().pollDelay(PAUSE.multipliedBy(5)).until(() -> true);
            Files.writeString(store, "old");
            await().pollDelay(PAUSE.multipliedBy(5)).until(told::isEmpty);

            Files.writeString(store, "new");
            await().until(() -> !told.isEmpty());
            assertThat(told).containsExactly(Set.of(store));
        }
    }

    /** Whoever writes a file in pieces must not be met half-way. */
    @Test
    void contents_that_still_change_from_look_to_look_are_waited_for() throws Exception {
        try (SecretWatch watch =
                SecretWatch.begin(Set.of(password), told::add, Duration.ofMillis(200))) {
            long end = System.nanoTime() + Duration.ofMillis(1_500).toNanos();
            for (int i = 0; System.nanoTime() < end; i++) {
                Files.writeString(password, "piece " + i);
                Thread.sleep(20);
            }
            assertThat(told).isEmpty();

            await().until(() -> !told.isEmpty());
            assertThat(told).containsExactly(Set.of(password));
        }
    }
}
