package org.newsmill;

import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder for a broker's data, in memory if this machine has such a place: a broker waits for the
 * disk several times for each partition that it creates, and tests create some hundreds.
 */
public final class MemoryFolder implements TempDirFactory {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryFolder.class);
    private static final Path MEMORY = Path.of("/dev/shm");

    /** In containers it often has 64 MB, which a few brokers fill. */
    private static final long ENOUGH = 4L << 30;

    static {
        // A broker that did not stop in time misses its folder, and would end all tests for that.
        Exit.setHaltProcedure(
                (code, why) -> LOG.error("A broker would have halted this process: {}", why));
    }

    @Override
    public Path createTempDirectory(AnnotatedElementContext field, ExtensionContext test)
            throws IOException {
        return create();
    }

    public static Path create() throws IOException {
        boolean serves =
                Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH;
        return serves
                ? Files.createTempDirectory(MEMORY, "newsmill-test")
                : Files.createTempDirectory("newsmill-test");
    }
}
