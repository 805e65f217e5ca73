package org.newsmill.kafka;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.ByteBufferOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What producers may have compressed their events with. Two of the codecs are native libraries,
 * which are unpacked into a temporary folder when they are first used. If that fails once, it fails
 * forever in that process: so they are used once at the start, when an operator looks.
 */
public final class Codecs {

    private static final Logger LOG = LoggerFactory.getLogger(Codecs.class);

    private static final byte[] SAMPLE = new byte[256];

    /** What names the folder of a native library; without it, it is {@code java.io.tmpdir}. */
    private static final Map<CompressionType, String> FOLDERS =
            Map.of(
                    CompressionType.SNAPPY,
                    "org.xerial.snappy.tempdir",
                    CompressionType.ZSTD,
                    "ZstdTempFolder");

    private Codecs() {}

    /** Loads them all, and tells which cannot be loaded. */
    public static void load() {
        String fault = fault();
        if (fault != null) {
            LOG.error("{}. {}", fault, remedy());
        }
    }

    /** Which codecs cannot be loaded, and what that means; null if all can. */
    public static String fault() {
        Map<CompressionType, String> broken = broken();
        return broken.isEmpty()
                ? null
                : "Cannot load the codecs "
                        + broken.entrySet().stream()
                                .map(codec -> codec.getKey().name + " (" + codec.getValue() + ")")
                                .collect(Collectors.joining(", "))
                        + ". An event that a producer compressed so will stop its partition, and no"
                        + " time will help";
    }

    private static Map<CompressionType, String> broken() {
        Map<CompressionType, String> broken = new EnumMap<>(CompressionType.class);
        for (CompressionType type : CompressionType.values()) {
            try {
                checkFolder(type);
                use(type);
            } catch (LinkageError | KafkaException | IOException unable) {
                broken.put(type, root(unable));
            }
        }
        return broken;
    }

    /**
     * Checks one codec, which our own producer is asked to use.
     *
     * @throws SetupException if it cannot be loaded, saying what to do
     */
    static void check(String name) {
        CompressionType type = CompressionType.forName(name);
        try {
            checkFolder(type);
            use(type);
        } catch (LinkageError | KafkaException | IOException unable) {
            throw new SetupException(
                    "cannot load the codec " + name + ": " + root(unable) + ". " + remedy(),
                    unable);
        }
    }

    /** One of the libraries would print a stack trace. */
    private static void checkFolder(CompressionType type) throws IOException {
        String setting = FOLDERS.get(type);
        if (setting != null) {
            Path folder =
                    Path.of(System.getProperty(setting, System.getProperty("java.io.tmpdir")));
            if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
                throw new IOException(folder + " is no folder that can be written to");
            }
        }
    }

    private static void use(CompressionType type) throws IOException {
        Compression codec = Compression.of(type).build();
        ByteBufferOutputStream packed = new ByteBufferOutputStream(SAMPLE.length * 2);
        try (OutputStream out = codec.wrapForOutput(packed, RecordBatch.CURRENT_MAGIC_VALUE)) {
            out.write(SAMPLE);
        }
        packed.buffer().flip();
        try (InputStream in =
                codec.wrapForInput(
                        packed.buffer(),
                        RecordBatch.CURRENT_MAGIC_VALUE,
                        BufferSupplier.NO_CACHING)) {
            if (in.readNBytes(SAMPLE.length).length != SAMPLE.length) {
                throw new IOException("it did not give back what it was given");
            }
        }
    }

    /**
     * Whether a class or a native library could not be loaded, which no retry in this process helps
     * against; then says so.
     *
     * @return what to tell an operator, or null
     */
    public static String unloadable(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof LinkageError) {
                return "this process cannot load what it needs, and never will: "
                        + root(thrown)
                        + ". Start it again. If an event is compressed with zstd or snappy: "
                        + remedy();
            }
        }
        return null;
    }

    /** What helps if a codec cannot be loaded. */
    public static String remedy() {
        return "Their native libraries are unpacked into a folder that must be writable and not"
                + " mounted noexec, which is not so for "
                + System.getProperty("java.io.tmpdir")
                + ": start again with JAVA_OPTS=-Djava.io.tmpdir=/a/folder (for one alone,"
                + " -DZstdTempFolder=… or -Dorg.xerial.snappy.tempdir=…)";
    }

    private static String root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("").strip();
    }
}
