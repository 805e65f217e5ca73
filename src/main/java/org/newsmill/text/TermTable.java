package org.newsmill.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the words of a text and makes terms of them. A word that is in the cache is counted there,
 * in the entry that its stem was read from anyway, and only noted here when it first occurs; other
 * words, strays, get entries for one text. So a word costs next to nothing, and no strings are
 * made.
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

    /** A word that has no place in the cache. */
    private record Stray(byte[] word, byte[] stem) {}

    private final StemCache cache;

    /**
     * The text's words, by their entries in the cache, in the order of their first occurrence,
     * which decides between equally common forms. One place more than there are words.
     */
    private int[] words = new int[StemCache.ENTRIES + 1];

    private int wordCount;

    private List<Stray> strays = new ArrayList<>();
    private Map<String, Integer> strayNumbers = new HashMap<>();

    private final WordOrder order = new WordOrder();

    /**
     * Of each term its commonest form, below its count: those that occur more than once, in falling
     * code point order, and, at the end, those that occur once. One place more than there are
     * terms.
     */
    private long[] joined = new long[1024];

    private int firstOnce;

    /** How many terms occur how often, and then where the next such term belongs. */
    private final int[] places = new int[MOST_COUNTED + 1];

    private List<Terms.Odd> odds = List.of();

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

    /** Counts a word of the cache by its entry. */
    void count(int entry) {
        wordCount = cache.use(entry, words, wordCount);
    }

    /**
     * Where {@link StemCache#use} notes words, for a loop that counts many of them: {@link
     * #wordCount} are there, and it tells {@link #noted} how many it leaves.
     */
    int[] words() {
        return words;
    }

    int wordCount() {
        return wordCount;
    }

    void noted(int count) {
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
            long head = Swar.first(Swar.get(stem, from), Math.min(to - from, Long.BYTES));
            strays.add(new Stray(Utf8.bytes(word), Arrays.copyOfRange(stem, from, to)));
            cache.putStray(number, WordOrder.orderOf(head, to - from));
            int room = StemCache.ENTRIES + strays.size() + 1;
            if (words.length < room) {
                words = Arrays.copyOf(words, 2 * room);
            }
        }
        count(StemCache.strayEntry(number));
    }

    /**
     * Makes the terms, in the order that {@link AnalysedText#terms()} describes.
     *
     * @param withForms false leaves the forms out
     * @param isUtf8 see {@link Terms#isUtf8()}
     */
    Terms terms(boolean withForms, boolean isUtf8) {
        int size = sort();
        odds = straysAsOdds();
        reserve(size + 1);
        int more = join(size);
        return new Terms(rank(more, size), odds, withForms, isUtf8);
    }

    /** Sorts the words by their stems, without punctuation, and returns how many that are. */
    private int sort() {
        order.begin(wordCount);
        for (int i = 0; i < wordCount; i++) {
            int word = words[i];
            order.add(cache.orderOf(word), i, cache.isWord(word));
        }
        order.sort((a, b) -> Arrays.compareUnsigned(stem(words[a]), stem(words[b])));
        return order.size();
    }

    private void reserve(int room) {
        if (room > joined.length || joined.length > LARGEST_KEPT && room <= LARGEST_KEPT) {
            joined = new long[Math.max(1024, room + (room >> 1))];
        }
    }

    private List<Terms.Odd> straysAsOdds() {
        List<Terms.Odd> all = new ArrayList<>(strays.size());
        for (Stray stray : strays) {
            all.add(new Terms.Odd(stray.stem, stray.word, 0));
        }
        return all;
    }

    /**
     * Joins the words of one stem, which stand together now, to a term, and notes terms that occur
     * more than once from the front, others, which most are, from the back. What is not yet to be
     * kept is written over.
     *
     * @return how many occur more than once
     */
    private int join(int size) {
        long[] keys = order.keys();
        int[] noted = words;
        long[] out = joined;
        int once = size;
        int more = 0;
        int form = 0;
        int total = 0;
        int most = 0;
        for (int i = size - 1; i >= 0; i--) {
            int word = noted[WordOrder.wordOf(keys[i])];
            int count = cache.uses(word);
            // All ones if it is at least as common as those behind it.
            int isCommoner = ~(count - most >> Integer.SIZE - 1);
            form = word & isCommoner | form & ~isCommoner;
            most = Math.max(most, count);
            total += count;
            // All ones for a stem's first word.
            int isFirst = i == 0 ? -1 : WordOrder.differ(keys[i], keys[i - 1]);
            int isOnce = total - 2 >> Integer.SIZE - 1;
            out[once & isOnce | more & ~isOnce] = (long) total << Integer.SIZE | form;
            once += isFirst & isOnce;
            more -= isFirst & ~isOnce;
            total &= ~isFirst;
            most &= ~isFirst;
        }
        firstOnce = once + 1;
        return more;
    }

    /** Puts each term where it belongs by its count, and otherwise in the order it is in. */
    private long[] rank(int more, int size) {
        long[] in = joined;
        long[] out = new long[Terms.NUMBERS * (more + size + 1 - firstOnce)];
        Arrays.fill(places, 0);
        for (int i = 0; i < more; i++) {
            places[Math.min((int) (in[i] >>> Integer.SIZE), MOST_COUNTED)]++;
        }
        int sum = rankFrequent(more, out);
        for (int count = MOST_COUNTED - 1; count > 1; count--) {
            int here = places[count];
            places[count] = sum;
            sum += Terms.NUMBERS * here;
        }
        for (int i = more - 1; i >= 0; i--) {
            int count = (int) (in[i] >>> Integer.SIZE);
            if (count < MOST_COUNTED) {
                cache.copy((int) in[i], count, out, places[count]);
                places[count] += Terms.NUMBERS;
            }
        }
        for (int i = firstOnce; i <= size; i++) {
            cache.copy((int) in[i], 1, out, sum);
            sum += Terms.NUMBERS;
        }
        return out;
    }

    /** Puts those that occur very often first, and returns where those end. */
    private int rankFrequent(int more, long[] out) {
        int frequent = places[MOST_COUNTED];
        if (frequent == 0) {
            return 0;
        }
        long[] keys = new long[frequent];
        int n = 0;
        for (int i = more - 1; i >= 0; i--) {
            int count = (int) (joined[i] >>> Integer.SIZE);
            if (count >= MOST_COUNTED) {
                keys[n++] = (long) ~count << Integer.SIZE | more - i;
            }
        }
        Arrays.sort(keys);
        for (int i = 0; i < frequent; i++) {
            putFrequent(joined[more - (int) keys[i]], out, Terms.NUMBERS * i);
        }
        return Terms.NUMBERS * frequent;
    }

    private void putFrequent(long term, long[] out, int at) {
        int word = (int) term;
        int count = (int) (term >>> Integer.SIZE);
        if (count <= Ending.MOST) {
            cache.copy(word, count, out, at);
        } else {
            out[at] = odds.size();
            odds.add(new Terms.Odd(stem(word), word(word), count));
        }
    }

    private byte[] stem(int word) {
        int stray = StemCache.strayOf(word);
        return stray < 0 ? cache.stemOf(word) : strays.get(stray).stem;
    }

    private byte[] word(int word) {
        int stray = StemCache.strayOf(word);
        return stray < 0 ? cache.wordOf(word) : strays.get(stray).word;
    }
}
