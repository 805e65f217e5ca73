package org.newsmill.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the words of a text and makes terms of them. A word that is in the cache is counted there,
 * in the entry that its stem was read from anyway, and only noted here when it first occurs; other
 * words, strays, are counted here. So a word costs next to nothing, and strings are made for words
 * new to the cache only. Not thread-safe.
 */
final class TermTable {

    private static final int LARGEST_KEPT = 1 << 16;

    /**
     * Terms that occur as often as this or oftener are sorted by comparing; others have a place for
     * their count.
     */
    private static final int MOST_COUNTED = 128;

    private static final Comparator<Term> MOST_FREQUENT_FIRST =
            Comparator.comparingInt(Term::count).reversed();

    /** A word that has no place in the cache. */
    private static final class Stray {
        final String word;
        final String stem;

        /** How many words of the cache the text had before. */
        final int position;

        int count;

        Stray(String word, String stem, int position) {
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

    /** How many terms occur how often, and then where the next such term belongs. */
    private final int[] places = new int[MOST_COUNTED + 1];

    TermTable(StemCache cache) {
        this.cache = cache;
    }

    /** Forgets the last text's words. */
    void clear() {
        cache.nextText();
        entryCount = 0;
        if (!strays.isEmpty()) {
            strays = new ArrayList<>();
            straysByWord = new HashMap<>();
        }
    }

    /** Counts a word that is in the cache. */
    void count(int entry) {
        // Written whether or not the word is new, and kept if it is: no branch.
        entries[entryCount] = entry;
        entryCount += cache.use(entry);
    }

    /** Counts a word that is not in the cache. */
    void countStray(String word, String stem) {
        Stray stray = straysByWord.get(word);
        if (stray == null) {
            stray = new Stray(word, stem, entryCount);
            straysByWord.put(word, stray);
            strays.add(stray);
        }
        stray.count++;
    }

    /**
     * Makes the terms, in the order that {@link AnalysedText#terms()} describes.
     *
     * @param withForms false leaves the forms null
     */
    List<Term> terms(boolean withForms) {
        gather();
        return Collections.unmodifiableList(Arrays.asList(byCount(byStem(), withForms)));
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
            if (StemCache.isWord(cache.stem(entry)) != 0) {
                add(entry, cache.orderOf(entry), cache.uses(entry));
            }
        }
        for (; stray < strays.size(); stray++) {
            addStray(stray);
        }
    }

    private void reserve(int room) {
        size = 0;
        if (room > words.length || words.length > LARGEST_KEPT && room <= LARGEST_KEPT) {
            int length = Math.max(1024, room + (room >> 1));
            words = new int[length];
            wordCounts = new int[length];
            orders = new long[length];
            stems = new int[length];
            forms = new int[length];
            counts = new int[length];
        }
    }

    private void addStray(int number) {
        Stray stray = strays.get(number);
        add(~number, WordOrder.orderOf(stray.stem), stray.count);
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
        return orders[a] == orders[b]
                && (WordOrder.isWhole(orders[a]) || stemOf(words[a]).equals(stemOf(words[b])));
    }

    private int compareStems(int a, int b) {
        return WordOrder.compareCodePoints(stemOf(words[a]), stemOf(words[b]));
    }

    /**
     * Makes the terms, putting each at once where it belongs by its count, and otherwise in the
     * order they are in.
     */
    private Term[] byCount(int size, boolean withForms) {
        Arrays.fill(places, 0);
        for (int i = 0; i < size; i++) {
            places[Math.min(counts[i], MOST_COUNTED)]++;
        }
        int frequent = places[MOST_COUNTED];
        int sum = 0;
        for (int count = MOST_COUNTED; count > 0; count--) {
            int here = places[count];
            places[count] = sum;
            sum += here;
        }
        Term[] terms = new Term[size];
        for (int i = 0; i < size; i++) {
            String form = withForms ? wordOf(forms[i]) : null;
            terms[places[Math.min(counts[i], MOST_COUNTED)]++] =
                    new Term(stemOf(stems[i]), counts[i], form);
        }
        if (frequent > 1) {
            Arrays.sort(terms, 0, frequent, MOST_FREQUENT_FIRST);
        }
        return terms;
    }

    private String stemOf(int word) {
        return word >= 0 ? cache.stemOf(word) : strays.get(~word).stem;
    }

    private String wordOf(int word) {
        return word >= 0 ? cache.wordOf(word) : strays.get(~word).word;
    }
}
