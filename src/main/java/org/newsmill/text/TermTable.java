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
    private static final int MOST_COUNTED = 64;

    /** A word that has no place in the cache. */
    private static final class Stray {
        final byte[] word;
        final byte[] stem;
        final long order;
        int count;

        Stray(byte[] word, byte[] stem, long order) {
            this.word = word;
            this.stem = stem;
            this.order = order;
        }
    }

    private final StemCache cache;

    /**
     * The text's words in the order of their first occurrence, which decides between equally common
     * forms: entries of the cache, or complements of strays' numbers. One place more than there are
     * words.
     */
    private int[] words = new int[StemCache.ENTRIES + 1];

    private int wordCount;

    private List<Stray> strays = new ArrayList<>();
    private Map<String, Integer> strayNumbers = new HashMap<>();

    private final WordOrder order = new WordOrder();

    /** Of each term, in code point order, its commonest form and its count. */
    private int[] forms = new int[1024];

    private int[] counts = new int[1024];

    /** How many terms occur how often, and then where the next such term belongs. */
    private final int[] places = new int[MOST_COUNTED + 1];

    TermTable(StemCache cache) {
        this.cache = cache;
    }

    /** Forgets the last text's words. */
    void clear() {
        cache.nextText();
        wordCount = 0;
        if (!strays.isEmpty()) {
            strays = new ArrayList<>();
            strayNumbers = new HashMap<>();
            if (words.length > LARGEST_KEPT) {
                words = new int[StemCache.ENTRIES + 1];
            }
        }
    }

    /** Counts the words of the cache whose entries are {@code found[from..to)}. */
    void count(int[] found, int from, int to) {
        int[] noted = words;
        int count = wordCount;
        for (int i = from; i < to; i++) {
            // Written whether or not the word is new, and kept if it is: no branch.
            noted[count] = found[i];
            count += cache.use(found[i]) - 1 >>> Integer.SIZE - 1;
        }
        wordCount = count;
    }

    /**
     * Counts a word that is not in the cache, whose stem is {@code stem[from..to)}, behind which
     * eight bytes must be readable.
     */
    void countStray(String word, byte[] stem, int from, int to) {
        Integer number = strayNumbers.get(word);
        if (number == null) {
            number = strays.size();
            strayNumbers.put(word, number);
            strays.add(
                    new Stray(
                            Utf8.bytes(word),
                            Arrays.copyOfRange(stem, from, to),
                            WordOrder.orderOf(stem, from, to)));
            int room = StemCache.ENTRIES + strays.size() + 1;
            if (words.length < room) {
                words = Arrays.copyOf(words, 2 * room);
            }
            words[wordCount++] = ~number;
        }
        strays.get(number).count++;
    }

    /**
     * Makes the terms, in the order that {@link AnalysedText#terms()} describes.
     *
     * @param withForms false leaves the forms out
     * @param isUtf8 see {@link Terms#isUtf8()}
     */
    Terms terms(boolean withForms, boolean isUtf8) {
        int terms = join(sort());
        long[] numbers = new long[Terms.NUMBERS * terms];
        List<Terms.Odd> odds = new ArrayList<>();
        rank(terms, numbers, odds);
        return new Terms(numbers, odds, withForms, isUtf8);
    }

    /** Sorts the words by their stems, without punctuation, and returns how many that are. */
    private int sort() {
        order.begin(wordCount);
        long[] keys = order.keys();
        int size = 0;
        for (int i = 0; i < wordCount; i++) {
            int word = words[i];
            if (word < 0) {
                keys[size++] = WordOrder.keyOf(strays.get(~word).order, i);
            } else {
                keys[size] = WordOrder.keyOf(cache.orderOf(word), i);
                // Punctuation is written over: no branch, as half of a text's marks are predicted
                // wrong.
                size += cache.isWord(word);
            }
        }
        order.sort(size);
        return size;
    }

    /**
     * Joins the words of one stem, which stand together now, to a term, and returns how many terms
     * there are. Without branches, since which word ends a term is hard to predict.
     */
    private int join(int size) {
        reserve(size);
        long[] keys = order.keys();
        int term = -1;
        int form = 0;
        int total = 0;
        int most = 0;
        long difference = 1;
        int settled = 0;
        for (int i = 0; i < size; i++) {
            long next = i + 1 < size ? WordOrder.difference(keys[i], keys[i + 1]) : 1;
            if (next == 0 && !WordOrder.isWhole(keys[i])) {
                if (i >= settled) {
                    settled = order.settleTies(i, size, this::compareStems);
                }
                next = compareStems(WordOrder.wordOf(keys[i]), WordOrder.wordOf(keys[i + 1]));
            }
            int word = words[WordOrder.wordOf(keys[i])];
            int count = word < 0 ? strays.get(~word).count : cache.uses(word);
            int isSame = (int) ((difference | -difference) >> Long.SIZE - 1) + 1;
            term += 1 - isSame;
            total = total * isSame + count;
            most *= isSame;
            int isCommoner = most - count >> Integer.SIZE - 1;
            form = word & isCommoner | form & ~isCommoner;
            most = Math.max(most, count);
            forms[term] = form;
            counts[term] = total;
            difference = next;
        }
        return term + 1;
    }

    private void reserve(int room) {
        if (room > forms.length || forms.length > LARGEST_KEPT && room <= LARGEST_KEPT) {
            int length = Math.max(1024, room + (room >> 1));
            forms = new int[length];
            counts = new int[length];
        }
    }

    /** Compares the stems of the words noted there. */
    private int compareStems(int a, int b) {
        return Arrays.compareUnsigned(stem(words[a]), stem(words[b]));
    }

    /**
     * Puts each term at once where it belongs by its count, and otherwise in the order it is in.
     */
    private void rank(int terms, long[] numbers, List<Terms.Odd> odds) {
        Arrays.fill(places, 0);
        for (int i = 0; i < terms; i++) {
            places[Math.min(counts[i], MOST_COUNTED)]++;
        }
        int sum = rankFrequent(terms, numbers, odds);
        for (int count = MOST_COUNTED - 1; count > 0; count--) {
            int here = places[count];
            places[count] = sum;
            sum += here;
        }
        for (int i = 0; i < terms; i++) {
            int count = counts[i];
            if (count < MOST_COUNTED) {
                put(i, numbers, places[count]++, odds);
            }
        }
    }

    /** Puts those that occur very often first, and returns how many they are. */
    private int rankFrequent(int terms, long[] numbers, List<Terms.Odd> odds) {
        int frequent = places[MOST_COUNTED];
        if (frequent == 0) {
            return 0;
        }
        long[] keys = new long[frequent];
        int n = 0;
        for (int i = 0; i < terms; i++) {
            if (counts[i] >= MOST_COUNTED) {
                keys[n++] = (long) ~counts[i] << Integer.SIZE | i;
            }
        }
        Arrays.sort(keys);
        for (int i = 0; i < frequent; i++) {
            put((int) keys[i], numbers, i, odds);
        }
        return frequent;
    }

    private void put(int term, long[] numbers, int place, List<Terms.Odd> odds) {
        int word = forms[term];
        int count = counts[term];
        int at = Terms.NUMBERS * place;
        if (word >= 0 && count <= Ending.MOST) {
            cache.copy(word, count, numbers, at);
        } else {
            numbers[at] = odds.size();
            odds.add(new Terms.Odd(stem(word), word(word), count));
        }
    }

    private byte[] stem(int word) {
        return word < 0 ? strays.get(~word).stem : cache.stemOf(word);
    }

    private byte[] word(int word) {
        return word < 0 ? strays.get(~word).word : cache.wordOf(word);
    }
}
