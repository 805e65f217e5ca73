package org.newsmill.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Counts the words of a text and makes terms of them. A word that is in the cache is counted there, in the entry that
 * its stem was read from anyway, and only noted here when it first occurs; other words, strays, are counted here. So
 * a word costs next to nothing, and strings are made for words new to the cache only. Not thread-safe.
 */
final class TermTable {

  private static final int LARGEST_KEPT = 1 << 16;

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

  /** Entries of the cache in the order of their first use by the text; one place more than there are entries. */
  private final int[] entries = new int[StemCache.ENTRIES + 1];
  private int entryCount;

  private List<Stray> strays = new ArrayList<>();
  private Map<String, Stray> straysByWord = new HashMap<>();

  /** Terms found so far, by a hash of their stem: the term's number plus one, or 0. */
  private int[] index = new int[1024];

  /** Of each term: its stem's order number, its count, where its stem is, its commonest form, and how common that. */
  private long[] orders = new long[512];
  private int[] counts = new int[512];
  private int[] stems = new int[512];
  private int[] forms = new int[512];
  private int[] formCounts = new int[512];
  private int termCount;

  /** Odd; differs from engine to engine, so that no text can be made whose long words have all the same hash. */
  private final long spread = new SplittableRandom().nextLong() | 1;

  private final TermOrder order = new TermOrder();

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
    collect();
    order.sort(counts, orders, termCount);
    Term[] terms = new Term[termCount];
    for (int i = 0; i < terms.length; i++) {
      int term = order.termAt(i);
      terms[i] = new Term(stemOf(stems[term]), counts[term], withForms ? wordOf(forms[term]) : null);
    }
    order.sortTies(terms);
    return Collections.unmodifiableList(Arrays.asList(terms));
  }

  /** Adds up the words by stems, in the order of first occurrence, which decides between equally common forms. */
  private void collect() {
    begin(entryCount + strays.size());
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

  private void begin(int words) {
    termCount = 0;
    if (words > stems.length || stems.length > LARGEST_KEPT && words <= LARGEST_KEPT) {
      int room = Integer.highestOneBit(Math.max(words, 256)) * 2;
      stems = new int[room];
      forms = new int[room];
      counts = new int[room];
      formCounts = new int[room];
      orders = new long[room];
      index = new int[2 * room];
    } else {
      Arrays.fill(index, 0);
    }
  }

  private void addStray(int number) {
    Stray stray = strays.get(number);
    add(~number, TermOrder.orderOf(stray.stem), stray.count);
  }

  /** Adds a word, an entry or the complement of a stray's number. */
  private void add(int word, long order, int count) {
    int mask = index.length - 1;
    // The top bits, as those depend on all letters, and the others on the last ones only.
    int i = (int) (hash(word, order) >>> Long.numberOfLeadingZeros(mask));
    for (; index[i] != 0; i = i + 1 & mask) {
      int term = index[i] - 1;
      if (orders[term] == order && (TermOrder.isWhole(order) || stemOf(stems[term]).equals(stemOf(word)))) {
        addForm(term, word, count);
        return;
      }
    }
    int term = termCount++;
    index[i] = termCount;
    orders[term] = order;
    counts[term] = count;
    stems[term] = word;
    forms[term] = word;
    formCounts[term] = count;
  }

  private void addForm(int term, int word, int count) {
    counts[term] += count;
    if (count > formCounts[term]) {
      formCounts[term] = count;
      forms[term] = word;
    }
  }

  private long hash(int word, long order) {
    long hash = order * spread;
    if (!TermOrder.isWhole(order)) {
      String stem = stemOf(word);
      for (int i = 0; i < stem.length(); i++) {
        hash = (hash ^ hash >>> 32 ^ stem.charAt(i)) * spread;
      }
    }
    return hash;
  }

  private String stemOf(int word) {
    return word >= 0 ? cache.stemOf(word) : strays.get(~word).stem;
  }

  private String wordOf(int word) {
    return word >= 0 ? cache.wordOf(word) : strays.get(~word).word;
  }
}
