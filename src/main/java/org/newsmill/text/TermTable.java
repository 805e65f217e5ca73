package org.newsmill.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the words of a text and makes terms of them. A word that is in the cache is counted there,
 * in the entry that its stem was read from anyway, and only noted here when it first occurs; other
 * words, strays, are counted here. So a word costs next to nothing, and no strings are made. Not
 * thread-safe.
 */
final class TermTable {

    private static final int LARGEST_KEPT = 1 << 16;

    /**
     * Terms that occur as often as this or oftener are sorted by comparing; others have a place for
     * their count.
     */
    private static final int MOST_COUNTED = 128;

    /** A word that has no place in the cache. */
    private static final class Stray {
        final byte[] word;
        final byte[] stem;

        /** How many words of the cache the text had before. */
        final int position;

        int count;

        Stray(byte[] word, byte[] stem, int position) {
            this.word = word;
            this.stem = stem;
            this.position = position;
        }
    }

    private final StemCache cache;

    /**
     * Entries of the cache in the order of their first use by the text; one place more than there
     * are entries.
     */
    private final int[] entries = new int[StemCache.ENTRIES + 1];

    private int entryCount;

    private List<Stray> strays = new ArrayList<>();
    private Map<String, Stray> straysByWord = new HashMap<>();

    /**
     * Words on their way to terms: entries, or complements of strays' numbers, with counts and
     * order numbers.
     */
    private int[] words = new int[1024];

    private int[] wordCounts = new int[1024];
    private long[] orders = new long[1024];
    private int size;

    private final WordOrder order = new WordOrder();

    /**
     * Of each term, in code point order: a word with its stem, its commonest form, and its count.
     */
    private int[] stems = new int[1024];

    private int[] forms = new int[1024];
    private int[] counts = new int[1024];

    /** The terms' numbers, in the order that they are to have. */
    private int[] ranked = new int[1024];

    /** How many terms occur how often, and then where the next such term belongs. */
    private final int[] places = new int[MOST_COUNTED + 1];

    /** The terms as they are written. */
    private byte[] bytes = new byte[1 << 13];

    TermTable(StemCache cache) {
        this.cache = cache;
    }

    /** Forgets the last text's words. */
    void clear() {
        cache.nextText();
        entryCount = 0;
        if (!straysByWord.isEmpty()) {
            strays = new ArrayList<>();
            straysByWord = new HashMap<>();
        }
    }

    /** Counts the words of the cache whose entries are {@code found[from..to)}. */
    void count(int[] found, int from, int to) {
        int count = entryCount;
        for (int i = from; i < to; i++) {
            // Written whether or not the word is new, and kept if it is: no branch.
            entries[count] = found[i];
            count += cache.use(found[i]) - 1 >>> Integer.SIZE - 1;
        }
        entryCount = count;
    }

    /** Counts a word that is not in the cache, whose stem is {@code stem[from..to)}. */
    void countStray(String word, byte[] stem, int from, int to) {
        Stray stray = straysByWord.get(word);
        if (stray == null) {
            stray = new Stray(Utf8.bytes(word), Arrays.copyOfRange(stem, from, to), entryCount);
            straysByWord.put(word, stray);
            strays.add(stray);
        }
        stray.count++;
    }

    /**
     * Makes the terms, in the order that {@link AnalysedText#terms()} describes.
     *
     * @param withForms false leaves the forms out
     * @param isUtf8 see {@link Terms#isUtf8()}
     */
    Terms terms(boolean withForms, boolean isUtf8) {
        gather();
        int terms = byStem();
        rank(terms);
        return write(terms, withForms, isUtf8);
    }

    /**
     * Lines the words up in the order of first occurrence, which decides between equally common
     * forms.
     */
    private void gather() {
        reserve(entryCount + strays.size());
        int stray = 0;
        for (int i = 0; i < entryCount; i++) {
            for (; stray < strays.size() && strays.get(stray).position <= i; stray++) {
                addStray(stray);
            }
            int entry = entries[i];
            add(entry, cache.orderOf(entry), cache.uses(entry));
            // Punctuation is written over: no branch, as half of a text's marks are predicted
            // wrong.
            size -= 1 - cache.isWord(entry);
        }
        for (; stray < strays.size(); stray++) {
            addStray(stray);
        }
    }

    private void reserve(int room) {
        size = 0;
        if (room >= words.length || words.length > LARGEST_KEPT && room < LARGEST_KEPT) {
            int length = Math.max(1024, room + (room >> 1) + 1);
            words = new int[length];
            wordCounts = new int[length];
            orders = new long[length];
            stems = new int[length];
            forms = new int[length];
            counts = new int[length];
            ranked = new int[length];
        }
    }

    private void addStray(int number) {
        Stray stray = strays.get(number);
        add(~number, WordOrder.orderOf(stray.stem, 0, stray.stem.length), stray.count);
    }

    private void add(int word, long order, int count) {
        words[size] = word;
        orders[size] = order;
        wordCounts[size++] = count;
    }

    /**
     * Sorts the words by their stems, so that those of one stem come together, and returns how many
     * stems there are.
     */
    private int byStem() {
        int[] sorted = order.sort(orders, size, this::compareStems);
        int terms = 0;
        int most = 0;
        for (int i = 0; i < size; i++) {
            int word = sorted[i];
            int count = wordCounts[word];
            if (i == 0 || !haveSameStem(word, sorted[i - 1])) {
                stems[terms] = words[word];
                counts[terms] = 0;
                terms++;
                most = 0;
            }
            counts[terms - 1] += count;
            if (count > most) {
                most = count;
                forms[terms - 1] = words[word];
            }
        }
        return terms;
    }

    private boolean haveSameStem(int a, int b) {
        return orders[a] == orders[b] && (WordOrder.isWhole(orders[a]) || compareStems(a, b) == 0);
    }

    private int compareStems(int a, int b) {
        return Arrays.compareUnsigned(stem(words[a]), stem(words[b]));
    }

    /**
     * Puts each term at once where it belongs by its count, and otherwise in the order it is in.
     */
    private void rank(int terms) {
        Arrays.fill(places, 0);
        for (int i = 0; i < terms; i++) {
            places[Math.min(counts[i], MOST_COUNTED)]++;
        }
        int frequent = places[MOST_COUNTED];
        int sum = 0;
        for (int count = MOST_COUNTED; count > 0; count--) {
            int here = places[count];
            places[count] = sum;
            sum += here;
        }
        for (int i = 0; i < terms; i++) {
            ranked[places[Math.min(counts[i], MOST_COUNTED)]++] = i;
        }
        if (frequent > 1) {
            rankFrequent(frequent);
        }
    }

    private void rankFrequent(int frequent) {
        long[] keys = new long[frequent];
        for (int i = 0; i < frequent; i++) {
            keys[i] = (long) ~counts[ranked[i]] << Integer.SIZE | ranked[i];
        }
        Arrays.sort(keys);
        for (int i = 0; i < frequent; i++) {
            ranked[i] = (int) keys[i];
        }
    }

    private Terms write(int size, boolean withForms, boolean isUtf8) {
        int[] numbers = new int[Terms.NUMBERS * size];
        int at = 0;
        int n = 0;
        for (int i = 0; i < size; i++) {
            int term = ranked[i];
            int stemEnd = writeStem(stems[term], at);
            at = withForms ? writeWord(forms[term], stemEnd) : stemEnd;
            numbers[n] = counts[term];
            numbers[n + 1] = stemEnd;
            numbers[n + 2] = at;
            n += Terms.NUMBERS;
        }
        byte[] written = Arrays.copyOf(bytes, at + Terms.SLACK);
        if (bytes.length > LARGEST_KEPT) {
            bytes = new byte[1 << 13];
        }
        return new Terms(written, numbers, isUtf8);
    }

    private int writeStem(int word, int at) {
        if (word < 0) {
            return write(strays.get(~word).stem, at);
        }
        ensure(at);
        return cache.writeStem(word, bytes, at);
    }

    private int writeWord(int word, int at) {
        if (word < 0) {
            return write(strays.get(~word).word, at);
        }
        ensure(at);
        return cache.writeWord(word, bytes, at);
    }

    private int write(byte[] word, int at) {
        ensure(at + word.length);
        System.arraycopy(word, 0, bytes, at, word.length);
        return at + word.length;
    }

    /** Makes room for a word of the cache from there on. */
    private void ensure(int at) {
        int end = Math.addExact(at, 2 * StemCache.LONGEST);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(2L * end, Integer.MAX_VALUE - Long.BYTES));
        }
    }

    private byte[] stem(int word) {
        return word < 0 ? strays.get(~word).stem : cache.stemOf(word);
    }
}
