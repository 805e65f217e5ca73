package org.newsmill.run;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks every few seconds whether files with secrets have other contents. It reads them, since the
 * links of a mounted secret are exchanged without a change of the file. Thread-safe.
 */
public final class SecretWatch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(SecretWatch.class);

    private final Set<Path> files;
    private final Consumer<Set<Path>> changed;
    private final ScheduledExecutorService thread = Background.threads(1, "newsmill-secrets");

    /** Digests of the contents that are in use, and of those that were seen last. */
    private Map<Path, String> used;

    private Map<Path, String> seen;
    private boolean isUnreadable;

    private SecretWatch(Set<Path> files, Consumer<Set<Path>> changed) {
        this.files = Set.copyOf(files);
        this.changed = changed;
        this.used = digests();
        this.seen = used;
    }

    /**
     * Begins to watch.
     *
     * @param files may be none; one that cannot be read, because it is exchanged at this moment, is
     *     looked at again
     * @param changed hears which files have other contents, once all can be read and have stayed
     *     the same from one look to the next; not again before they change again
     */
    public static SecretWatch begin(Set<Path> files, Consumer<Set<Path>> changed) {
        return begin(files, changed, PAUSE);
    }

    static SecretWatch begin(Set<Path> files, Consumer<Set<Path>> changed, Duration pause) {
        SecretWatch watch = new SecretWatch(files, changed);
        if (!files.isEmpty()) {
            watch.thread.scheduleWithFixedDelay(
                    watch::look, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
        return watch;
    }

    private void look() {
        try {
            Map<Path, String> now = digests();
            boolean isNew = !now.isEmpty() && !now.equals(used) && now.equals(seen);
            seen = now;
            if (isNew) {
                Set<Path> others = Set.copyOf(files.stream().filter(f -> differs(f, now)).toList());
                used = now;
                changed.accept(others);
            }
        } catch (RuntimeException fault) {
            LOG.error("The files with secrets could not be watched; it is tried again", fault);
        }
    }

    private boolean differs(Path file, Map<Path, String> now) {
        return !now.get(file).equals(used.get(file));
    }

    /** Nothing if a file cannot be read. */
    private Map<Path, String> digests() {
        Map<Path, String> digests = new TreeMap<>();
        try {
            for (Path file : files) {
                byte[] digest =
                        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                digests.put(file, HexFormat.of().formatHex(digest));
            }
            isUnreadable = false;
            return digests;
        } catch (IOException absent) {
            if (!isUnreadable) {
                LOG.warn(
                        "A file with secrets cannot be read; what was read before stays in use: {}",
                        absent.toString());
            }
            isUnreadable = true;
            return Map.of();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java has it
        }
    }

    /** Watches no more. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
