package org.newsmill.text.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads expected results: this repository's vectors, and the goldens if they are there. */
final class Vectors {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path OWN = Path.of("src", "test", "resources", "vectors");

    private Vectors() {}

    static Path own(String name) {
        return OWN.resolve(name);
    }

    /** A file of the goldens; the calling test is skipped if that folder does not exist. */
    static Path golden(String name) {
        Path folder = Path.of(System.getProperty("newsmill.shared", "../shared"), "goldens");
        Assumptions.assumeTrue(
                Files.isDirectory(folder),
                () ->
                        "skipped: no goldens in "
                                + folder
                                + " (-Dnewsmill.shared names another folder)");
        return folder.resolve(name);
    }

    static List<String> lines(Path file) {
        try {
            return Files.readString(file).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> jsonLines(Path file) {
        return lines(file).stream().map(Vectors::parse).toList();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether a text has characters that this JDK's Unicode does not know, and the reference's may.
     */
    static boolean hasUnknownCharacters(String text) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.UNASSIGNED);
    }
}
