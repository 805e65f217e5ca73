package org.newsmill.language;

import org.newsmill.text.bits.Utf8;
import org.newsmill.text.engine.Terms;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which words of a language are function words and, of English, how rare the others are; see the
 * head of each {@code words.txt}. Words are looked up by their bytes, as {@link Terms} has them,
 * and by a hash of these, which is wrong less than once in a million million times. Immutable once
 * loaded, thread-safe.
 */
public final class WordLevels {

    /** The level of function words. */
    public static final int FUNCTION = 0;

    /** The level of words that are in no list. */
    public static final int RARE = 24;

    private static final long SEED = 0xCBF29CE484222325L;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    /** What was read once: words do not change. */
    private static final Map<String, WordLevels> READ = new ConcurrentHashMap<>();

    private final long[] hashes;
    private final byte[] levels;
    private final int functionWords;

    private WordLevels(List<String> lines) {
        int count = lines.stream().mapToInt(line -> line.split(" ").length).sum();
        int places = Integer.highestOneBit(4 * count + 4);
        hashes = new long[places];
        levels = new byte[places];
        int added = 0;
        for (String line : lines) {
            String[] words = line.split(" ");
            for (int i = 1; i < words.length; i++) {
                byte[] word = Utf8.bytes(words[i]);
                int place = place(hash(word, 0, word.length));
                boolean isFunction = Byte.parseByte(words[0]) == FUNCTION;
                added += isFunction && hashes[place] == 0 ? 1 : 0;
                hashes[place] = hash(word, 0, word.length);
                levels[place] = Byte.parseByte(words[0]);
            }
        }
        functionWords = added;
    }

    /**
     * The words of a language, read when they are first asked for.
     *
     * @param tag of one of {@link Languages#ALL}
     * @return without any words if none are known
     */
    public static WordLevels of(String tag) {
        return READ.computeIfAbsent(tag, WordLevels::read);
    }

    private static WordLevels read(String tag) {
        List<String> lines = new ArrayList<>();
        try (InputStream in = WordLevels.class.getResourceAsStream(tag + "/words.txt")) {
            if (in != null) {
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (!line.startsWith("#")) {
                        lines.add(line);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the words of " + tag, e);
        }
        return new WordLevels(lines);
    }

    /** Whether no function word is known. */
    public boolean isEmpty() {
        return functionWords == 0;
    }

    /** How many function words are known. */
    public int functionWords() {
        return functionWords;
    }

    /** The terms without those that are function words, of a stemmed text those that look so. */
    public Terms leaveOut(Terms terms) {
        return terms.only(i -> level(terms, i) != FUNCTION);
    }

    private int level(Terms terms, int i) {
        int length = terms.formLength(i);
        byte[] word = new byte[Math.max(length, terms.termLength(i)) + Terms.SLACK];
        if (length == 0) {
            terms.writeTerm(i, word, 0);
            return level(word, 0, terms.termLength(i));
        }
        terms.writeForm(i, word, 0);
        return level(word, 0, length);
    }

    /** The level of a word in lower case. */
    public int level(String word) {
        byte[] bytes = Utf8.bytes(word);
        return level(bytes, 0, bytes.length);
    }

    /** The level of the word {@code utf8[from..to)}, in lower case. */
    public int level(byte[] utf8, int from, int to) {
        int place = place(hash(utf8, from, to));
        return hashes[place] == 0 ? RARE : levels[place];
    }

    /** Where a word of this hash stands, or would. */
    private int place(long hash) {
        int mask = hashes.length - 1;
        int place = (int) (hash >>> Integer.SIZE) & mask;
        while (hashes[place] != 0 && hashes[place] != hash) {
            place = place + 1 & mask;
        }
        return place;
    }

    /** Never 0. */
    private static long hash(byte[] utf8, int from, int to) {
        long hash = SEED;
        for (int i = from; i < to; i++) {
            hash = (hash ^ utf8[i]) * FACTOR;
        }
        return hash == 0 ? 1 : hash;
    }
}
