package org.newsmill.enrich;

import java.util.ArrayList;
import java.util.List;

/**
 * Terms with their scores, none of which is part of another. Not thread-safe: it is used from
 * article to article.
 */
final class Shortlist {

    private final String[] terms;
    private final long[] scores;

    /** For each term the letters that it has, see {@link #letters}. */
    private final long[] letters;

    private int size;

    /**
     * @param most how many terms will be added at most
     */
    Shortlist(int most) {
        terms = new String[most];
        scores = new long[most];
        letters = new long[most];
    }

    void clear() {
        size = 0;
    }

    /** Adds a term, unless it is part of another; one that holds another takes its place. */
    void add(String term, long score) {
        long own = letters(term);
        for (int i = 0; i < size; i++) {
            if (mayHold(letters[i], own) && holds(terms[i], term)) {
                return;
            }
            if (mayHold(own, letters[i]) && holds(term, terms[i])) {
                set(i, term, Math.max(scores[i], score), own);
                return;
            }
        }
        set(size++, term, score, own);
    }

    private void set(int i, String term, long score, long own) {
        terms[i] = term;
        scores[i] = score;
        letters[i] = own;
    }

    /**
     * A bit for each letter of ASCII, whatever its case, and the sign for any other character: such
     * a one may be the same as an ASCII letter except for its case.
     */
    private static long letters(String term) {
        long letters = 0;
        for (int i = 0; i < term.length(); i++) {
            char c = term.charAt(i);
            letters |= c >= 0x80 ? Long.MIN_VALUE : (c | 0x20) >= 'a' ? 1L << (c & 0x1F) : 0;
        }
        return letters;
    }

    /** Saves nearly all pairs of terms a closer look. */
    private static boolean mayHold(long whole, long part) {
        return whole < 0 || (part & ~whole & Long.MAX_VALUE) == 0;
    }

    /** Whether all words of {@code part} stand in {@code whole} side by side. */
    private static boolean holds(String whole, String part) {
        if (part.length() > whole.length()) {
            return false;
        }
        int at = whole.indexOf(part);
        if (at < 0) {
            return whole.length() == part.length() && whole.equalsIgnoreCase(part);
        }
        int end = at + part.length();
        return (at == 0 || !Character.isLetter(whole.charAt(at - 1)))
                && (end == whole.length() || !Character.isLetter(whole.charAt(end)));
    }

    /**
     * The terms that score best, best first, those that were added first before others of the same
     * score.
     *
     * @param most how many at most
     * @param leastShare a term is left out if another scores more than this many times as much
     */
    List<String> best(int most, int leastShare) {
        sort();
        List<String> best = new ArrayList<>(most);
        for (int i = 0; i < size && i < most && scores[i] * leastShare >= scores[0]; i++) {
            best.add(terms[i]);
        }
        return best;
    }

    /** By insertion: they are few and nearly in order. */
    private void sort() {
        for (int i = 1; i < size; i++) {
            String term = terms[i];
            long score = scores[i];
            int at = i;
            for (; at > 0 && scores[at - 1] < score; at--) {
                terms[at] = terms[at - 1];
                scores[at] = scores[at - 1];
            }
            terms[at] = term;
            scores[at] = score;
        }
    }
}
