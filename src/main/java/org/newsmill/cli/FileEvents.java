package org.newsmill.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files, folders and standard input as a sequence of events, one file or one line each, read as
 * they are needed.
 */
final class FileEvents {

    /** Stands for standard input. */
    static final String STANDARD_INPUT = "-";

    /**
     * One event.
     *
     * @param file the file's name as given
     * @param number of the event in that file, from 0
     * @param bytes of the event; null where it is too large to be read
     * @param length of the event in bytes
     * @param consumed how far the file was read for it: line ends and blank lines before it too
     * @param timestamp when the file was changed; for standard input, now
     */
    record FileEvent(
            String file,
            long number,
            byte[] bytes,
            long length,
            long consumed,
            Instant timestamp) {}

    /** Takes events one by one. */
    interface Sink {
        void accept(FileEvent event) throws IOException;
    }

    private final InputStream standardInput;
    private final boolean lines;
    private final int maxEventBytes;

    /**
     * @param lines whether each line is an event; blank ones are passed over
     * @param maxEventBytes larger events are given without their bytes
     */
    FileEvents(InputStream standardInput, boolean lines, int maxEventBytes) {
        this.standardInput = standardInput;
        this.lines = lines;
        this.maxEventBytes = maxEventBytes;
    }

    /**
     * The files behind the names: a folder's files by name, hidden ones left out.
     *
     * @throws IOException for what does not exist or cannot be read, before anything is processed
     */
    static List<String> expand(List<String> inputs) throws IOException {
        List<String> files = new ArrayList<>();
        for (String input : inputs) {
            Path path = Path.of(input);
            if (input.equals(STANDARD_INPUT)) {
                files.add(input);
            } else if (input.isEmpty() || !Files.exists(path)) {
                throw new NoSuchFileException(input);
            } else if (!Files.isReadable(path)) {
                throw new AccessDeniedException(input);
            } else if (Files.isDirectory(path)) {
                files.addAll(filesOf(path));
            } else {
                files.add(input);
            }
        }
        return files;
    }

    private static List<String> filesOf(Path folder) throws IOException {
        // A walk that begins at a link would end there.
        Path real = folder.toRealPath();
        try (Stream<Path> paths = Files.walk(real)) {
            List<String> files =
                    paths.filter(Files::isRegularFile)
                            .map(real::relativize)
                            .filter(path -> !isHidden(path))
                            .map(path -> folder.resolve(path).toString())
                            .sorted()
                            .toList();
            for (String file : files) {
                if (!Files.exists(Path.of(file))) {
                    throw new IOException(
                            "cannot be opened, for its name is not in the locale's character set: "
                                    + file);
                }
            }
            return files;
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** The bytes of all those files; standard input counts as none. */
    static long totalBytes(List<String> files) throws IOException {
        long total = 0;
        for (String file : files) {
            total += file.equals(STANDARD_INPUT) ? 0 : Files.size(Path.of(file));
        }
        return total;
    }

    /** Reads one file's events, in their order. */
    void read(String file, Sink sink) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            read(file, standardInput, Instant.now(), sink);
            return;
        }
        Path path = Path.of(file);
        try (InputStream in = Files.newInputStream(path)) {
            read(file, in, Files.getLastModifiedTime(path).toInstant(), sink);
        }
    }

    private void read(String file, InputStream in, Instant timestamp, Sink sink)
            throws IOException {
        if (!lines) {
            byte[] bytes = in.readNBytes(maxEventBytes);
            long length = bytes.length + skipRest(in);
            byte[] whole = length > maxEventBytes ? null : bytes;
            sink.accept(new FileEvent(file, 0, whole, length, length, timestamp));
            return;
        }
        LineReader reader = new LineReader(new BufferedInputStream(in, 1 << 16), maxEventBytes);
        long number = 0;
        long consumed = 0;
        while (reader.next()) {
            consumed += reader.consumed();
            if (!reader.isBlank()) {
                sink.accept(
                        new FileEvent(
                                file,
                                number++,
                                reader.bytes(),
                                reader.length(),
                                consumed,
                                timestamp));
                consumed = 0;
            }
        }
    }

    private static long skipRest(InputStream in) throws IOException {
        long skipped = 0;
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            skipped += n;
        }
        return skipped;
    }
}
