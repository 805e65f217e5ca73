package org.newsmill.language;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Texts in many languages, for tests alone: nothing that ships is made from them. */
public final class DevTexts {

    private static final Path FILE = Path.of("../shared/languages/dev.jsonl");

    /**
     * @param language as the identifier calls it
     */
    public record Text(String language, String text) {

        /**
         * A part of it from somewhere inside, or all of it if there is no more.
         *
         * @param number of this text; others begin elsewhere
         */
        public String part(int length, int number) {
            if (text.length() <= length) {
                return text;
            }
            int from = number * 7919 % (text.length() - length);
            return text.substring(from, from + length);
        }
    }

    private DevTexts() {}

    /** All of them; the test is skipped if they are not there. */
    public static List<Text> all() {
        assumeTrue(Files.exists(FILE), FILE + " is not there");
        ObjectMapper json = new ObjectMapper();
        List<Text> texts = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(FILE)) {
                JsonNode node = json.readTree(line);
                texts.add(new Text(node.get("language").asText(), node.get("text").asText()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
