package org.newsmill.text;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Sorts terms: the most frequent first, ties in code point order. Comparing strings takes longer than all else that
 * is done for a term, so what decides nearly always, the count and the first letters, is put into one number, with
 * the term's own number below it, and numbers are sorted. Not thread-safe.
 */
final class TermOrder {

  private static final int LETTER_BITS = 6;

  /** Ten letters, and below them four bits of which one says whether these are all there is to know. */
  private static final int LETTERS = 10;

  private static final int BELOW_LETTERS = Long.SIZE - LETTERS * LETTER_BITS;
  private static final long MORE = 1;

  /** A sort key's parts: how rare a term is, its first seven letters, its number. */
  private static final int NUMBER_BITS = 14;

  private static final int ORDER_BITS = 7 * LETTER_BITS;
  private static final int MAX_COUNT = (1 << Long.SIZE - 1 - ORDER_BITS - NUMBER_BITS) - 1;

  private static final Comparator<Term> COMPARATOR =
      Comparator.comparingInt(Term::count).reversed().thenComparing(Term::term, TermOrder::compareCodePoints);

  /** Where a key's first letter is. */
  private static final int FIRST_LETTER = NUMBER_BITS + ORDER_BITS - LETTER_BITS;

  /** So many terms are sorted by dealing out; inserting takes too long for more, if all begin with the same letters. */
  private static final int FEW = 512;

  private long[] keys = new long[FEW];
  private final long[] dealt = new long[FEW];
  private final int[] firstCounts = new int[256];
  private final int[] secondCounts = new int[256];
  private int size;

  /**
   * A number that, taken as unsigned, orders stems as their first letters do. Stems that have the same one are the
   * same if {@link #isWhole} says so.
   */
  static long orderOf(String stem) {
    long order = 0;
    int letters = Math.min(stem.length(), LETTERS);
    for (int i = 0; i < letters; i++) {
      char c = stem.charAt(i);
      order |= rank(c) << Long.SIZE - (i + 1) * LETTER_BITS;
      if (!hasOwnRank(c)) {
        return order | MORE;
      }
    }
    return stem.length() > LETTERS ? order | MORE : order;
  }

  /** Whether an order number tells all of a stem. */
  static boolean isWhole(long order) {
    return (order & MORE) == 0;
  }

  private static boolean hasOwnRank(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
  }

  /** From 1 to 63, rising with the character; 0 is for the end of a stem. */
  private static long rank(char c) {
    if (c >= 'a') {
      return c <= 'z' ? 20 + c - 'a' : 63;
    }
    if (c >= '0' && c <= '9') {
      return 2 + c - '0';
    }
    return c < '0' ? 1 : c < '_' ? 17 : c == '_' ? 18 : 19;
  }

  /**
   * Sorts {@code size} terms by their counts and order numbers. What these do not decide is left to {@link #sortTies}.
   */
  void sort(int[] counts, long[] orders, int size) {
    this.size = size;
    if (size > 1 << NUMBER_BITS) {
      return;
    }
    if (keys.length < size) {
      keys = new long[2 * size];
    }
    for (int i = 0; i < size; i++) {
      long order = counts[i] < MAX_COUNT ? (long) (MAX_COUNT - counts[i]) << ORDER_BITS | orders[i] >>> Long.SIZE - ORDER_BITS : 0;
      keys[i] = order << NUMBER_BITS | i;
    }
    if (size > FEW) {
      Arrays.sort(keys, 0, size);
    } else {
      sortFew();
    }
  }

  /**
   * Deals the keys out by their second letter, and then by how rare they are and their first letter, after which they
   * are nearly sorted, and insertion does the rest. To quicksort, each comparison of a text's terms is as good as
   * random, so that a processor mispredicts half of them; dealing out compares nothing.
   */
  private void sortFew() {
    Arrays.fill(secondCounts, 0);
    Arrays.fill(firstCounts, 0);
    for (int i = 0; i < size; i++) {
      secondCounts[secondDigit(keys[i])]++;
      firstCounts[firstDigit(keys[i])]++;
    }
    accumulate(secondCounts);
    accumulate(firstCounts);
    for (int i = size - 1; i >= 0; i--) {
      dealt[--secondCounts[secondDigit(keys[i])]] = keys[i];
    }
    for (int i = size - 1; i >= 0; i--) {
      keys[--firstCounts[firstDigit(dealt[i])]] = dealt[i];
    }
    for (int i = 1; i < size; i++) {
      long key = keys[i];
      int k = i - 1;
      for (; k >= 0 && keys[k] > key; k--) {
        keys[k + 1] = keys[k];
      }
      keys[k + 1] = key;
    }
  }

  private static void accumulate(int[] counts) {
    int sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += counts[i];
      counts[i] = sum;
    }
  }

  /** The second letter and the larger part of the third. */
  private static int secondDigit(long key) {
    return (int) (key >>> FIRST_LETTER - LETTER_BITS - 2) & 0xff;
  }

  /** Whether a term occurs once, twice, thrice or more often, and its first letter. */
  private static int firstDigit(long key) {
    int rarity = (int) (key >>> FIRST_LETTER + LETTER_BITS);
    return Math.max(0, rarity - (MAX_COUNT - 4)) << LETTER_BITS | (int) (key >>> FIRST_LETTER) & (1 << LETTER_BITS) - 1;
  }

  /** The number of the term at that place of the order. */
  int termAt(int place) {
    return size > 1 << NUMBER_BITS ? place : (int) keys[place] & (1 << NUMBER_BITS) - 1;
  }

  /** Sorts, by comparing, the stretches of terms that numbers could not tell apart. */
  void sortTies(Term[] terms) {
    if (size > 1 << NUMBER_BITS) {
      Arrays.sort(terms, COMPARATOR);
      return;
    }
    for (int from = 0; from < size; ) {
      int to = from + 1;
      while (to < size && keys[to] >>> NUMBER_BITS == keys[from] >>> NUMBER_BITS) {
        to++;
      }
      if (to - from > 1) {
        Arrays.sort(terms, from, to, COMPARATOR);
      }
      from = to;
    }
  }

  /** Code point order, which {@link String#compareTo} is not where surrogates meet characters above them. */
  private static int compareCodePoints(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char c = a.charAt(i);
      char d = b.charAt(i);
      if (c != d) {
        return order(a, i, c) - order(b, i, d);
      }
    }
    return a.length() - b.length();
  }

  /** The code point that the char at {@code i} is part of; equal first halves have been passed over. */
  private static int order(String s, int i, char c) {
    if (Character.isHighSurrogate(c)) {
      return s.codePointAt(i);
    }
    boolean second = Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(s.charAt(i - 1));
    return second ? Character.toCodePoint(s.charAt(i - 1), c) : c;
  }
}
