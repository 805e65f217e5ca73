package org.newsmill.local;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A value kept in a JSON file, which is replaced as a whole: a kill at any moment, or a full disk,
 * leaves the old value or the new one. Writers must take turns.
 */
final class JsonFile<T> {
    private final ObjectMapper json = new ObjectMapper();
    private final Path file;
    private final Class<T> type;

    JsonFile(Path file, Class<T> type) {
        this.file = file;
        this.type = type;
    }

    /** The value, empty where it was never written. */
    Optional<T> read() throws IOException {
        return Files.exists(file)
                ? Optional.of(json.readValue(file.toFile(), type))
                : Optional.empty();
    }

    void write(T value) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        ByteBuffer bytes =
                ByteBuffer.wrap(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(value));
        try (FileChannel channel =
                FileChannel.open(
                        beside,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true); // else a power cut could move an empty file into place
        }
        Files.move(
                beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
