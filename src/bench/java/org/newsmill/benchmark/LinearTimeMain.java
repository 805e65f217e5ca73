package org.newsmill.benchmark;

import org.newsmill.text.engine.AnalysedText;
import org.newsmill.text.engine.TextEngine;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * Prints how long texts that could be hard take at 1, 10 and 100 million characters, the best of
 * three times.
 */
public final class LinearTimeMain {

    private static final int[] SIZES = {1_000_000, 10_000_000, 100_000_000};

    private LinearTimeMain() {}

    public static void main(String[] args) {
        warmUp();
        System.out.println("| text | 1 MB | 10 MB | 100 MB | ns per character |");
        System.out.println("| --- | ---: | ---: | ---: | ---: |");
        row("a", size -> "a".repeat(size));
        row("y", size -> "y".repeat(size));
        row("\"", size -> "\"".repeat(size));
        row(".", size -> ".".repeat(size));
        row("distinct random words", LinearTimeMain::randomWords);
        row("distinct long random words", LinearTimeMain::longRandomWords);
    }

    private static void row(String name, IntFunction<String> text) {
        StringBuilder row = new StringBuilder("| ").append(name);
        double nanosPerCharacter = 0;
        for (int size : SIZES) {
            String input = text.apply(size);
            TextEngine engine = new TextEngine(false);
            double best = Double.MAX_VALUE;
            for (int i = 0; i < 3; i++) {
                best = Math.min(best, seconds(engine, input));
            }
            row.append(String.format(Locale.ROOT, " | %.3f s", best));
            nanosPerCharacter = best * 1e9 / size;
        }
        System.out.printf(Locale.ROOT, "%s | %.1f |%n", row, nanosPerCharacter);
    }

    private static double seconds(TextEngine engine, String text) {
        long start = System.nanoTime();
        AnalysedText analysed = engine.analyse(text);
        long end = System.nanoTime();
        if (analysed.tokenCount() == 0) {
            throw new IllegalStateException("no tokens");
        }
        return (end - start) / 1e9;
    }

    private static void warmUp() {
        TextEngine engine = new TextEngine(false);
        for (int i = 0; i < 30; i++) {
            seconds(engine, randomWords(300_000));
            seconds(engine, "\"".repeat(100_000) + ".".repeat(100_000) + "y".repeat(100_000));
        }
    }

    private static String randomWords(int size) {
        return words(size, 7);
    }

    private static String longRandomWords(int size) {
        return words(size, 40);
    }

    private static String words(int size, int length) {
        SplittableRandom random = new SplittableRandom(size);
        StringBuilder text = new StringBuilder(size);
        while (text.length() < size) {
            boolean ends = text.length() % (length + 1) == length;
            text.append(ends ? ' ' : (char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }
}
