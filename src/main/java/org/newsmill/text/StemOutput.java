package org.newsmill.text;

import java.util.List;

/**
 * Where stems are written, each with a space behind, and counted. Words come in lower case and UTF-8; those of up to
 * {@link StemCache#LONGEST} bytes as two longs, the first byte lowest. Not thread-safe.
 */
final class StemOutput {

  private static final int LARGEST_KEPT = 1 << 21;

  /** Room that writing whole longs may take behind the last byte. */
  private static final int SLACK = 32;

  private final StemCache cache = new StemCache();
  private final PorterStemmer stemmer = new PorterStemmer();
  private final TermTable terms = new TermTable(cache);
  private final boolean withTerms;

  private byte[] bytes = new byte[1 << 14];
  private int end;
  private int tokenCount;
  private int wordCount;

  StemOutput(boolean withTerms) {
    this.withTerms = withTerms;
  }

  /** Starts a text whose stems, with a space behind each, take at most {@code room} bytes. */
  void begin(int room) {
    if (bytes.length < room + SLACK || bytes.length > LARGEST_KEPT && room <= LARGEST_KEPT - SLACK) {
      bytes = new byte[room + SLACK];
    }
    end = 0;
    tokenCount = 0;
    wordCount = 0;
    terms.clear();
  }

  int tokenCount() {
    return tokenCount;
  }

  int wordCount() {
    return wordCount;
  }

  /** The terms; none if they are not wanted. */
  List<Term> terms() {
    return withTerms ? terms.terms(true) : List.of();
  }

  /** The stems; the last space is not among the {@link #length()}. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return Math.max(0, end - 1);
  }

  /** Takes a word of letters, digits and underscores, lower-cased, and splits it if it is a contraction. */
  void word(long low, long high, int length) {
    int entry = cache.find(low, high);
    if (entry < 0) {
      entry = add(low, high, length);
      if (entry < 0) {
        return;
      }
    }
    long stem = cache.stem(entry);
    if (StemCache.isContraction(stem)) {
      split(low, length);
      return;
    }
    // The word, and over it what its stem has otherwise, in whole longs: no loop, whose end nobody could predict.
    Swar.put(bytes, end, low);
    Swar.put(bytes, end + Long.BYTES, high);
    Swar.putInt(bytes, end + StemCache.kept(stem), StemCache.others(stem));
    close(end + StemCache.length(stem), StemCache.isWord(stem));
    terms.count(entry);
  }

  /** Takes a word as {@link #word(long, long, int)} does, but of any length. */
  void longWord(byte[] word, int from, int to) {
    System.arraycopy(word, from, bytes, end, to - from);
    int stemEnd = stemmer.stemLower(bytes, end, end + to - from);
    closeStray(string(word, from, to), stemEnd, hasMoreThanUnderscores(stemEnd));
  }

  /**
   * Takes a token of any kind and case, which is neither split nor looked up.
   *
   * @param lowered the token in lower case
   */
  void token(byte[] lowered, int length, String token) {
    System.arraycopy(lowered, 0, bytes, end, length);
    String lower = string(lowered, 0, length);
    int stemEnd = stemmer.stem(bytes, end, end + length, lower.equals(token), token.codePointCount(0, token.length()));
    closeStray(token, stemEnd, hasLetterOrNumber(stemEnd));
  }

  /** Takes a single mark. */
  void mark(byte mark) {
    bytes[end] = mark;
    int length = 1;
    if (mark == '"') {
      // Behind a space, as every one is in a normalised text, and at the start, quotes open.
      bytes[end] = '`';
      bytes[end + 1] = '`';
      length = 2;
    }
    close(end + length, 0);
  }

  /** Takes tokens that have no letters, as they are, each with a space behind. */
  void marks(byte[] tokens, int from, int to, int count) {
    System.arraycopy(tokens, from, bytes, end, to - from);
    end += to - from;
    tokenCount += count;
  }

  /**
   * Stems a word and puts it into the cache.
   *
   * @return its entry, or a negative number if there is no place for it, and it has been written without
   */
  private int add(long low, long high, int length) {
    int entry = cache.claim(low, high);
    if (Contractions.isContraction(low, high)) {
      if (entry >= 0) {
        cache.setContraction(entry);
      } else {
        split(low, length);
      }
      return entry;
    }
    Swar.put(bytes, end, low);
    Swar.put(bytes, end + Long.BYTES, high);
    if (entry < 0) {
      String word = string(bytes, end, end + length);
      int stemEnd = stemmer.stemLower(bytes, end, end + length);
      closeStray(word, stemEnd, hasMoreThanUnderscores(stemEnd));
      return entry;
    }
    int stemEnd = stemmer.stemLower(bytes, end, end + length);
    int kept = 0;
    while (kept < stemEnd - end && bytes[end + kept] == Swar.byteAt(low, high, kept)) {
      kept++;
    }
    cache.setStem(entry, stemEnd - end, kept, Swar.getInt(bytes, end + kept), hasMoreThanUnderscores(stemEnd));
    return entry;
  }

  private void split(long low, int length) {
    int head = Contractions.split(low);
    word(Swar.first(low, head), 0, head);
    word(low >>> head * Byte.SIZE, 0, length - head);
  }

  private void closeStray(String word, int stemEnd, boolean isWord) {
    if (isWord && withTerms) {
      terms.countStray(word, string(bytes, end, stemEnd));
    }
    close(stemEnd, isWord ? 1 : 0);
  }

  private void close(int tokenEnd, int words) {
    bytes[tokenEnd] = ' ';
    end = tokenEnd + 1;
    tokenCount++;
    wordCount += words;
  }

  /** Enough to tell that the stem of a word has a letter or a number. */
  private boolean hasMoreThanUnderscores(int stemEnd) {
    for (int i = end; i < stemEnd; i++) {
      if (bytes[i] != '_') {
        return true;
      }
    }
    return false;
  }

  private boolean hasLetterOrNumber(int stemEnd) {
    for (int i = end; i < stemEnd; i += Utf8.length(bytes[i])) {
      if (CodePoints.isLetterOrNumber(Utf8.codePointAt(bytes, i))) {
        return true;
      }
    }
    return false;
  }

  private static String string(byte[] bytes, int from, int to) {
    return Utf8.string(bytes, from, to);
  }
}
