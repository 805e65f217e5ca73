package org.newsmill.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The articles that benchmarks read, each of them once in a measurement: the goldens' where that
 * folder is at hand, else some made from the vocabulary of the samples.
 */
public final class Corpus {

    private static final int MADE = 400;
    private static final int MADE_LENGTH = 1_500;

    private final List<String> texts;
    private final String source;

    private Corpus(List<String> texts, String source) {
        this.texts = List.copyOf(texts);
        this.source = source;
    }

    /**
     * Reads {@code goldens/articles.jsonl} of the folder that the system property newsmill.shared
     * names.
     */
    public static Corpus load() {
        try {
            Path goldens =
                    Path.of(
                            System.getProperty("newsmill.shared", "../shared"),
                            "goldens",
                            "articles.jsonl");
            return Files.exists(goldens)
                    ? new Corpus(golden(goldens), "400 real articles")
                    : made();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> texts() {
        return texts;
    }

    public String source() {
        return source;
    }

    public long characters() {
        return texts.stream().mapToLong(String::length).sum();
    }

    private static List<String> golden(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(file)) {
            texts.add(json.readTree(line).get("text").asText());
        }
        return texts;
    }

    private static Corpus made() throws IOException {
        List<String> words = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("samples", "articles"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                words.addAll(
                        List.of(
                                new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                                        .split("\\s+")));
            }
        }
        SplittableRandom random = new SplittableRandom(1);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < MADE; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < MADE_LENGTH) {
                // Squaring makes some words frequent and most of them rare, as in real text.
                double skewed = random.nextDouble() * random.nextDouble();
                text.append(words.get((int) (skewed * words.size()))).append(' ');
            }
            texts.add(text.toString().strip());
        }
        return new Corpus(texts, "400 texts made from the samples' words");
    }
}
