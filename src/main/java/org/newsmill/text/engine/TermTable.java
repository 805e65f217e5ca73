package org.newsmill.text.engine;

import java.util.Arrays;

/**
 * Counts the words of a text and makes terms of them. A word is counted in the entry of the cache
 * that its stem was read from anyway, and only noted here when it first occurs, so that it costs
 * next to nothing, and no strings are made.
 *
 * <p>The loops over all words have no calls and hardly a branch: that is most of what makes them
 * fast. Not thread-safe.
 */
final class TermTable {

    private static final int LARGEST_KEPT = 1 << 16;

    /**
     * Terms that occur as often as this or oftener are sorted by comparing; others have a place for
     * their count.
     */
    private static final int MOST_COUNTED = 64;

    private final StemCache cache;
    private final Uncached uncached;
    private final WordOrder order = new WordOrder();

    /**
     * The text's words, by their entries in the cache, in the order of their first occurrence,
     * which decides between equally common forms. One place more than there are words.
     */
    private int[] seen = new int[StemCache.ENTRIES + 1];

    private int seenCount;

    /**
     * The terms being made, as {@link Terms} has them. Those that occur once, which most do, are
     * put at the end right away.
     */
    private long[] numbers;

    private int wordCount;

    private int onceCount;

    /**
     * So many terms occur oftener. They wait at the end of the sorted keys, of which that part has
     * been read by then, a count above a form.
     */
    private int moreCount;

    /** How many terms occur how often, and then where the next such term belongs. */
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
     * Where {@link StemCache#use} notes words, for a loop that counts many of them: {@link
     * #seenCount} are there, and it tells {@link #setSeenCount} how many it leaves.
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

    /** Counts a word that has no place in the cache, as {@link Uncached#entryOf} takes it. */
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
     * @param withForms false leaves the forms out
     * @param isUtf8 see {@link Terms#isUtf8()}
     */
    Terms terms(boolean withForms, boolean isUtf8) {
        int size = order.take(cache, seen, seenCount);
        order.sort();
        // One more, which joining writes to but does not use.
        numbers = new long[Terms.NUMBERS * (size + 1)];
        join(size);
        return new Terms(numbers, rank(size), moreCount, uncached.all(), withForms, isUtf8);
    }

    /** How many words the terms are made of. */
    int wordCount() {
        return wordCount;
    }

    /** Joins words of one stem to a term, from the last one back. */
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
     * Joins from {@code from} back as long as words are told to be alone with their stems by not
     * being like the one before, and returns how far that was. What is not to be kept is written
     * over.
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
            // All ones or zeros.
            int isMore = 1 - count >> Integer.SIZE - 1;
            more += isMore;
            once -= Terms.NUMBERS & ~isMore;
        }
        wordCount = sum;
        moreCount = size - 1 - more;
        onceCount = size - once / Terms.NUMBERS;
        return i;
    }

    /** Joins words that may have the same stem, {@code to} the last, and returns what is next. */
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
     * Puts each term that occurs oftener where it belongs by its count, and otherwise in the order
     * it is in, and returns where the terms begin.
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

    /** Puts those that occur very often first, and returns where those end. */
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
