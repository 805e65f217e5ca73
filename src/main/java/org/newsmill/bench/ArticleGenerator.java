package org.newsmill.bench;

import org.newsmill.article.TextForm;
import org.newsmill.format.Formats;
import org.newsmill.format.parse.Format;
import org.newsmill.local.Samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Articles that read like none but are made like news: the samples' words and others put together
 * from their halves, in sentences and paragraphs. Words are drawn by rank as those of a language
 * are (Zipf's law as Mandelbrot has it: the k-th commonest in proportion to (k + 2.7)^-1.25), which
 * gives 3 KB of text as many different stems as news have, about 275. The same number always gives
 * the same article, and no two numbers give the same one. Every second article has typographic
 * quotes and dashes. Thread-safe.
 */
final class ArticleGenerator {

    private static final long SEED = 0x6E657773;
    private static final int WORDS = 40_000;
    private static final double SHIFT = 2.7;
    private static final double EXPONENT = 1.25;
    private static final int SENTENCES_IN_PARAGRAPH = 4;

    private final String[] words;
    private final double[] cumulative;
    private final int bytes;

    /**
     * @param bytes of each article in UTF-8, about
     */
    ArticleGenerator(int bytes) throws IOException {
        this.bytes = bytes;
        this.words = vocabulary();
        this.cumulative = new double[words.length];
        double sum = 0;
        for (int rank = 0; rank < words.length; rank++) {
            sum += Math.pow(rank + 1 + SHIFT, -EXPONENT);
            cumulative[rank] = sum;
        }
    }

    /** The samples' words, commonest first, then invented ones. */
    private static String[] vocabulary() throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        for (Samples.Sample sample : Samples.all()) {
            if (sample.expect().stream().anyMatch(proseFormats()::contains)) {
                count(new String(sample.bytes(), StandardCharsets.UTF_8), counts);
            }
        }
        List<String> known =
                counts.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .toList();
        Set<String> all = new LinkedHashSet<>(known);
        SplittableRandom random = new SplittableRandom(SEED);
        while (all.size() < WORDS) {
            String first = known.get(random.nextInt(known.size()));
            String second = known.get(random.nextInt(known.size()));
            all.add(
                    first.substring(0, (first.length() + 1) / 2)
                            + second.substring(second.length() / 2));
        }
        return all.toArray(String[]::new);
    }

    private static Set<String> proseFormats() {
        return Formats.ALL.stream()
                .filter(format -> format.form() == TextForm.PROSE)
                .map(Format::name)
                .collect(Collectors.toSet());
    }

    private static void count(String text, Map<String, Integer> counts) {
        StringBuilder word = new StringBuilder();
        for (char c : (text + " ").toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetter(c)) {
                word.append(c);
            } else {
                // Not what is left of "didn't" and the like.
                if (word.length() > 1 || word.toString().equals("a")) {
                    counts.merge(word.toString(), 1, Integer::sum);
                }
                word.setLength(0);
            }
        }
    }

    /** The text of one article. */
    String text(long number) {
        StringBuilder text = new StringBuilder(bytes);
        write(number, text);
        return text.toString();
    }

    private void write(long number, StringBuilder text) {
        SplittableRandom random = new SplittableRandom(SEED + number);
        boolean typographic = (number & 1) == 0;
        int start = text.length();
        text.append("Story ").append(number).append(": ");
        for (int sentence = 1; text.length() - start < bytes; sentence++) {
            sentence(random, typographic, text, start);
            text.append(sentence % SENTENCES_IN_PARAGRAPH == 0 ? "\n\n" : " ");
        }
        text.setLength(text.length() - (text.charAt(text.length() - 2) == '\n' ? 2 : 1));
    }

    private void sentence(
            SplittableRandom random, boolean typographic, StringBuilder text, int start) {
        boolean quoted = random.nextInt(6) == 0;
        int length = 6 + random.nextInt(18);
        if (quoted) {
            text.append(typographic ? '“' : '"');
        }
        int first = text.length();
        for (int i = 0; i == 0 || i < length && text.length() - start < bytes; i++) {
            if (i > 0) {
                text.append(separator(random, typographic));
            }
            if (random.nextInt(40) == 0) {
                text.append(random.nextInt(3000));
            } else {
                text.append(word(random));
            }
            if (random.nextInt(50) == 0) {
                text.append(typographic ? "’s" : "'s");
            }
        }
        text.setCharAt(first, Character.toUpperCase(text.charAt(first)));
        text.append(quoted ? (typographic ? ".”" : ".\"") : ".");
    }

    private static String separator(SplittableRandom random, boolean typographic) {
        return switch (random.nextInt(60)) {
            case 0 -> typographic ? " — " : " - ";
            case 1, 2, 3, 4 -> ", ";
            default -> " ";
        };
    }

    private String word(SplittableRandom random) {
        double at = random.nextDouble(cumulative[cumulative.length - 1]);
        int found = Arrays.binarySearch(cumulative, at);
        return words[found < 0 ? -found - 1 : found];
    }

    /** Articles as events, in their order, made as they are asked for. */
    Stream<byte[]> events(Shape shape, long firstNumber, int articles, int articlesPerEvent) {
        int events = (articles + articlesPerEvent - 1) / articlesPerEvent;
        return IntStream.range(0, events)
                .mapToObj(
                        event -> {
                            int done = event * articlesPerEvent;
                            int count = Math.min(articlesPerEvent, articles - done);
                            return shape.event(firstNumber + done, count, this);
                        });
    }
}
