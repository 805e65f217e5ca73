package org.newsmill.text.engine;

import org.newsmill.text.bits.Swar;
import org.newsmill.text.bits.Utf8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A text's words that are not in the cache: long ones, and those whose two slots the current text
 * already uses. Each gets an entry for this text only, in which it is counted like the others. Not
 * thread-safe.
 */
final class Uncached {

    private final StemCache cache;
    private List<Spelling> words = new ArrayList<>();
    private Map<String, Integer> numbers = new HashMap<>();

    Uncached(StemCache cache) {
        this.cache = cache;
    }

    /** Begins the next text, without words. */
    void clear() {
        if (!words.isEmpty()) {
            words = new ArrayList<>();
            numbers = new HashMap<>();
        }
    }

    int size() {
        return words.size();
    }

    /** The words by their numbers, for {@link Terms}; the next text does not change this list. */
    List<Spelling> all() {
        return words.isEmpty() ? List.of() : words;
    }

    /**
     * The entry of a word, a new one if this is its first occurrence.
     *
     * @param word as it is in the text
     * @param stem its stem is {@code stem[from..to)}; eight bytes after it must be readable
     */
    int entryOf(String word, byte[] stem, int from, int to) {
        Integer number = numbers.get(word);
        if (number == null) {
            number = words.size();
            numbers.put(word, number);
            words.add(new Spelling(Arrays.copyOfRange(stem, from, to), Utf8.bytes(word)));
            long head = Swar.get(stem, from);
            cache.putUncached(number, Swar.first(head, Math.min(to - from, Long.BYTES)));
        }
        return StemCache.uncachedEntry(number);
    }

    /** The stem of an entry of the cache, of an uncached word or another. */
    byte[] stemOf(int entry) {
        int number = StemCache.uncachedNumber(entry);
        return number < 0 ? cache.stemOf(entry) : words.get(number).stem();
    }
}
