package org.newsmill.language;

import org.newsmill.text.bits.Swar;
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

/**
 * Which words of a language are function words and, of English, how rare the others are; see the
 * head of each {@code words.txt}. Words are looked up by their bytes, as {@link Terms} has them,
 * and by a hash of these, of which forty bits count: about once in a hundred million times a word
 * that is in no list is taken for another. Immutable once loaded, thread-safe.
 */
public final class WordLevels {

    /** The level of function words. */
    public static final int FUNCTION = 0;

    /** The level of words that are in no list. */
    public static final int RARE = 24;

    private static final long SEED = 0xCBF29CE484222325L;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    /** Of a slot, the bits that hold a level and one; the others are part of the word's hash. */
    private static final int LEVEL_BITS = 5;

    private static final int LEVEL = (1 << LEVEL_BITS) - 1;

    /** English has thousands of words, and most articles are in it, so all threads share them. */
    private static final class English {
        static final WordLevels WORDS = read(Languages.ENGLISH.tag());
    }

    /** Open addressing; 0 is free. As few bytes as can be: other things are in the cache too. */
    private final int[] slots;

    private final int shift;
    private final int functionWords;

    private WordLevels(List<String> lines) {
        int count = lines.stream().mapToInt(line -> line.split(" ").length).sum();
        slots = new int[Integer.highestOneBit(3 * count + 4)];
        shift = Long.SIZE - Integer.numberOfTrailingZeros(slots.length);
        int added = 0;
        for (String line : lines) {
            String[] words = line.split(" ");
            int level = Integer.parseInt(words[0]);
            for (int i = 1; i < words.length; i++) {
                byte[] word = Utf8.bytes(words[i]);
                long hash = hash(word, 0, word.length);
                int place = place(hash);
                added += level == FUNCTION && slots[place] == 0 ? 1 : 0;
                slots[place] = print(hash) | level + 1;
            }
        }
        functionWords = added;
    }

    /**
     * The words of a language. Each call reads them, except those of English, so keep them.
     *
     * @param tag of one of {@link Languages#ALL}
     * @return without any words if none are known
     */
    public static WordLevels of(String tag) {
        return tag.equals(Languages.ENGLISH.tag()) ? English.WORDS : read(tag);
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
        int slot = slots[place(hash(utf8, from, to))];
        return slot == 0 ? RARE : (slot & LEVEL) - 1;
    }

    /** Where a word of this hash stands, or would. */
    private int place(long hash) {
        int print = print(hash);
        int place = (int) (hash >>> shift);
        while (slots[place] != 0 && (slots[place] & ~LEVEL) != print) {
            place = place + 1 & slots.length - 1;
        }
        return place;
    }

    /** The bits of a hash that a slot keeps; they are others than those that say where it is. */
    private static int print(long hash) {
        return (int) (hash >>> Byte.SIZE) & ~LEVEL;
    }

    /** Eight bytes at a time: words have few letters. */
    private static long hash(byte[] utf8, int from, int to) {
        long hash = SEED;
        for (int i = from; i < to; i += Long.BYTES) {
            hash = (hash ^ eight(utf8, i, to)) * FACTOR;
            hash ^= hash >>> Integer.SIZE;
        }
        return hash * FACTOR;
    }

    /** Up to eight bytes, with zeros after them. */
    private static long eight(byte[] utf8, int from, int to) {
        if (from + Long.BYTES <= utf8.length) {
            return Swar.get(utf8, from) & Swar.mask(Math.min(to - from, Long.BYTES));
        }
        long bytes = 0;
        for (int i = to - 1; i >= from; i--) {
            bytes = bytes << Byte.SIZE | utf8[i] & 0xFF;
        }
        return bytes;
    }
}
