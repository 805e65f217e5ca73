package org.newsmill.text.engine;

import java.util.Arrays;

/**
 * Counts the words of a text and makes its terms. A word is counted in its entry in the cache, from
 * which its stem was read anyway, and is listed here only when it first occurs. Counting therefore
 * costs next to nothing and makes no strings.
 *
 * <p>The loops over all words are fast mainly because they have no calls and hardly a branch. Not
 * thread-safe.
 */
final class TermTable {

    private static final int LARGEST_KEPT = 1 << 16;

    /**
     * Terms that occur this often or more often are sorted by comparing; the others by counting how
     * many have each count.
     */
    private static final int MOST_COUNTED = 64;

    private final StemCache cache;
    private final Uncached uncached;
    private final WordOrder order = new WordOrder();

    /**
     * The entries of the text's words in the cache, in the order of their first occurrence, which
     * decides between equally frequent forms. Longer by one than needed, see {@link StemCache#use}.
     */
    private int[] seen = new int[StemCache.ENTRIES + 1];

    private int seenCount;

    /**
     * The terms being made, as {@link Terms} keeps them. Most occur once, and those are put at the
     * end immediately, from the last one back.
     */
    private long[] numbers;

    private int wordCount;

    /** How many terms occur once. */
    private int onceCount;

    /**
     * How many terms occur more than once. They are parked at the end of the sorted keys, in slots
     * already read: count in the upper half, form in the lower.
     */
    private int moreCount;

    /** By count: how many terms have it, and later the index at which the next such term goes. */
    private final int[] places = new int[MOST_COUNTED + 1];

    TermTable(StemCache cache) {
        this.cache = cache;
        this.uncached = new Uncached(cache);
    }

    /** Forgets the last text's words. */
    void clear() {
        cache.nextText();
        uncached.clear();
        seenCount = 0;
        if (seen.length > LARGEST_KEPT) {
            seen = new int[StemCache.ENTRIES + 1];
        }
    }

    /** Counts a word of the cache by its entry. */
    void count(int entry) {
        seenCount = cache.use(entry, seen, seenCount);
    }

    /**
     * The list that {@link StemCache#use} appends to, for a loop that counts many words itself. It
     * begins with {@link #seenCount} entries; after it {@link #setSeenCount} must be called.
     */
    int[] seen() {
        return seen;
    }

    int seenCount() {
        return seenCount;
    }

    void setSeenCount(int count) {
        seenCount = count;
    }

    /** Counts an uncached word; for the parameters see {@link Uncached#entryOf}. */
    void countUncached(String word, byte[] stem, int from, int to) {
        int entry = uncached.entryOf(word, stem, from, to);
        int room = StemCache.ENTRIES + uncached.size() + 1;
        if (seen.length < room) {
            seen = Arrays.copyOf(seen, 2 * room);
        }
        count(entry);
    }

    /**
     * Makes the terms, in the order that {@link AnalysedText#terms()} describes.
     *
     * @param withForms whether the terms have forms
     * @param isUtf8 see {@link Terms#isUtf8()}
     */
    Terms terms(boolean withForms, boolean isUtf8) {
        int size = order.take(cache, seen, seenCount);
        order.sort();
        // One term more than needed: joining writes there before it knows that it need not.
        numbers = new long[Terms.NUMBERS * (size + 1)];
        join(size);
        return new Terms(numbers, rank(size), moreCount, uncached.all(), withForms, isUtf8);
    }

    /** How many words the terms count together. */
    int wordCount() {
        return wordCount;
    }

    /** Joins the words of each stem into a term, from the last word back. */
    private void join(int size) {
        wordCount = 0;
        onceCount = 0;
        moreCount = 0;
        int i = size - 1;
        while (i >= 0) {
            i = joinAlone(i, size);
            if (i >= 0) {
                i = joinAlike(i, size);
            }
        }
    }

    /**
     * Walks back from {@code from} while each word's sort key differs from its predecessor's, so
     * that it shares its stem with no other word; returns where it stopped. Slots written in vain
     * are overwritten by the next word.
     */
    private int joinAlone(int from, int size) {
        StemCache table = cache;
        long[] all = order.keys();
        long[] out = numbers;
        int once = Terms.NUMBERS * (size - onceCount);
        int more = size - 1 - moreCount;
        int sum = wordCount;
        int i = from;
        for (; i > 0 && !WordOrder.areAlike(all[i], all[i - 1]); i--) {
            int entry = WordOrder.entryOf(all[i]);
            int count = table.uses(entry);
            sum += count;
            table.copy(entry, out, once);
            all[more] = term(count, entry);
            // All ones if the count is above 1, else zero.
            int isMore = 1 - count >> Integer.SIZE - 1;
            more += isMore;
            once -= Terms.NUMBERS & ~isMore;
        }
        wordCount = sum;
        moreCount = size - 1 - more;
        onceCount = size - once / Terms.NUMBERS;
        return i;
    }

    /**
     * Joins words with equal sort keys, which may have the same stem.
     *
     * @param to the index of the last of them
     * @return the index before the first of them
     */
    private int joinAlike(int to, int size) {
        long[] all = order.keys();
        int from = to;
        boolean haveOneStem = true;
        for (; from > 0 && WordOrder.areAlike(all[from - 1], all[to]); from--) {
            haveOneStem &= compare(from - 1, to) == 0;
        }
        int last = to;
        if (!haveOneStem) {
            order.sortAlike(from, to + 1, this::compareStems);
            for (int i = to; i > from; i--) {
                if (compare(i - 1, i) != 0) {
                    joinStem(i, last, size);
                    last = i - 1;
                }
            }
        }
        joinStem(from, last, size);
        return from - 1;
    }

    private int compare(int i, int k) {
        long[] all = order.keys();
        return compareStems(WordOrder.entryOf(all[i]), WordOrder.entryOf(all[k]));
    }

    private int compareStems(int a, int b) {
        return Math.max(a, b) < StemCache.FIRST_UNCACHED
                ? cache.compareStems(a, b)
                : Arrays.compareUnsigned(uncached.stemOf(a), uncached.stemOf(b));
    }

    private void joinStem(int from, int to, int size) {
        long[] all = order.keys();
        int total = 0;
        int form = 0;
        int most = 0;
        for (int i = from; i <= to; i++) {
            int entry = WordOrder.entryOf(all[i]);
            int count = cache.uses(entry);
            if (count > most) {
                most = count;
                form = entry;
            }
            total += count;
        }
        wordCount += total;
        if (total == 1) {
            cache.copy(form, numbers, Terms.NUMBERS * (size - onceCount));
            onceCount++;
        } else {
            moreCount++;
            all[size - moreCount] = term(total, form);
        }
    }

    /**
     * Moves the terms that occur more than once to where their counts belong, those of equal count
     * in the order they are in.
     *
     * @return the index of the first term's numbers
     */
    private int rank(int size) {
        long[] terms = order.keys();
        int begin = size - moreCount;
        int from = Terms.NUMBERS * (size + 1 - onceCount - moreCount);
        Arrays.fill(places, 0);
        for (int i = begin; i < size; i++) {
            places[Math.min(countOf(terms[i]), MOST_COUNTED)]++;
        }
        int at = rankFrequent(begin, size, from);
        for (int count = MOST_COUNTED - 1; count > 1; count--) {
            int here = places[count];
            places[count] = at;
            at += Terms.NUMBERS * here;
        }
        for (int i = begin; i < size; i++) {
            int count = countOf(terms[i]);
            if (count < MOST_COUNTED) {
                cache.copy(formOf(terms[i]), count, numbers, places[count]);
                places[count] += Terms.NUMBERS;
            }
        }
        return from;
    }

    /** Puts those with a count of {@link #MOST_COUNTED} or more first; returns the index after. */
    private int rankFrequent(int begin, int end, int from) {
        int frequent = places[MOST_COUNTED];
        if (frequent == 0) {
            return from;
        }
        long[] terms = order.keys();
        long[] ranks = new long[frequent];
        int n = 0;
        for (int i = begin; i < end; i++) {
            if (countOf(terms[i]) >= MOST_COUNTED) {
                ranks[n++] = (long) ~countOf(terms[i]) << Integer.SIZE | i;
            }
        }
        Arrays.sort(ranks);
        int at = from;
        for (long rank : ranks) {
            long term = terms[(int) rank];
            cache.copy(formOf(term), countOf(term), numbers, at);
            at += Terms.NUMBERS;
        }
        return at;
    }

    private static long term(int count, int form) {
        return (long) count << Integer.SIZE | form;
    }

    private static int countOf(long term) {
        return (int) (term >>> Integer.SIZE);
    }

    private static int formOf(long term) {
        return (int) term;
    }
}
