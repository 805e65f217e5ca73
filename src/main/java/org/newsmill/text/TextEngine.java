package org.newsmill.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Normalises and stems texts, and counts what they consist of.
 *
 * <p>Not thread-safe: one engine per thread. It keeps its buffers from text to text; those that an exceptionally
 * long text made grow are let go with the next one. Every method takes any string, unpaired surrogates included,
 * throws nothing but for null, and takes time linear in the text's length.
 */
public final class TextEngine {

  private static final int LARGEST_KEPT = 1 << 20;

  private final boolean withTerms;
  private final TreebankTokenizer tokenizer = new TreebankTokenizer();
  private final PorterStemmer stemmer = new PorterStemmer();
  private final ContentHash contentHash = new ContentHash();

  private char[] text = new char[1024];
  private char[] normalised = new char[1024];
  private char[] stemmed = new char[1024];
  private int stemmedLength;

  private int tokenCount;
  private int wordCount;
  private Map<String, Map<String, int[]>> formsByStem = new HashMap<>();

  /** An engine that does everything. */
  public TextEngine() {
    this(true);
  }

  /**
   * An engine with or without terms.
   *
   * @param withTerms false leaves out the table of terms, which saves time; {@link AnalysedText#terms()} is then
   *                  empty
   */
  public TextEngine(boolean withTerms) {
    this.withTerms = withTerms;
  }

  /**
   * Normalises and stems a text, and counts and hashes the result.
   *
   * @param prose any text
   * @return what was found out, nothing in it null
   */
  public AnalysedText analyse(String prose) {
    String normal = normalise(prose);
    return analyseNormalised(normal);
  }

  /**
   * Stems a text that is already normalised, and counts and hashes the result.
   *
   * @param text what {@link #normalise} would return; any other text is tokenized as it stands
   * @return what was found out, {@code normalised} being the text itself
   */
  public AnalysedText analyseNormalised(String text) {
    String stems = stem(text);
    return result(text, stems);
  }

  /**
   * Counts and hashes a text that is already stemmed.
   *
   * @param text stems; tokens are what stands between white space
   * @return what was found out, {@code stemmed} being the text itself, {@code normalised} and the terms' forms null
   */
  public AnalysedText analyseStemmed(String text) {
    load(text);
    begin();
    int length = text.length();
    for (int i = 0; i < length; ) {
      if (CodePoints.isSpace(this.text[i])) {
        i++;
        continue;
      }
      int start = i;
      while (i < length && !CodePoints.isSpace(this.text[i])) {
        i++;
      }
      count(null, this.text, start, i);
    }
    return result(null, text);
  }

  /**
   * Normalises a text, as {@link Normaliser#normalise} does.
   *
   * @param text any text
   * @return its tokens in lower case, joined by single spaces
   */
  public String normalise(String text) {
    load(text);
    int room = Normaliser.room(text.length());
    if (normalised.length < room || isOversized(normalised, room)) {
      normalised = new char[room];
    }
    return new String(normalised, 0, Normaliser.normalise(this.text, text.length(), normalised));
  }

  /**
   * Stems a text: the Treebank tokens of the whole of it, each stemmed, joined by single spaces.
   *
   * @param normalised what {@link #normalise} returned, or any other text
   * @return its stems
   */
  public String stem(String normalised) {
    load(normalised);
    begin();
    // Every character can become a token of two characters and a space before.
    int room = Math.multiplyExact(normalised.length(), 3);
    if (stemmed.length < room || isOversized(stemmed, room)) {
      stemmed = new char[room];
    }
    tokenizer.read(text, 0, normalised.length(), true);
    while (tokenizer.next()) {
      if (stemmedLength > 0) {
        stemmed[stemmedLength++] = ' ';
      }
      int start = stemmedLength;
      stemToken();
      count(normalised, stemmed, start, stemmedLength);
    }
    return new String(stemmed, 0, stemmedLength);
  }

  private void stemToken() {
    if (tokenizer.isOpeningQuote()) {
      stemmed[stemmedLength++] = '`';
      stemmed[stemmedLength++] = '`';
    } else if (tokenizer.isClosingQuote()) {
      stemmed[stemmedLength++] = '\'';
      stemmed[stemmedLength++] = '\'';
    } else {
      stemmedLength = stemmer.stemToken(
          tokenizer.text(), tokenizer.tokenStart(), tokenizer.tokenEnd(), stemmed, stemmedLength);
    }
  }

  private void begin() {
    stemmedLength = 0;
    tokenCount = 0;
    wordCount = 0;
    formsByStem.clear();
  }

  private void count(String normalised, char[] stems, int start, int end) {
    tokenCount++;
    if (!hasLetterOrNumber(stems, start, end)) {
      return;
    }
    wordCount++;
    if (withTerms) {
      String form = normalised == null
          ? null
          : new String(tokenizer.text(), tokenizer.tokenStart(), tokenizer.tokenEnd() - tokenizer.tokenStart());
      formsByStem.computeIfAbsent(new String(stems, start, end - start), k -> new LinkedHashMap<>())
          .computeIfAbsent(form, k -> new int[1])[0]++;
    }
  }

  private static boolean hasLetterOrNumber(char[] text, int start, int end) {
    for (int i = start; i < end; ) {
      int codePoint = Character.codePointAt(text, i, end);
      if (CodePoints.isLetterOrNumber(codePoint)) {
        return true;
      }
      i += Character.charCount(codePoint);
    }
    return false;
  }

  private AnalysedText result(String normalised, String stemmed) {
    return new AnalysedText(normalised, stemmed, tokenCount, wordCount, terms(), contentHash.of(stemmed));
  }

  private List<Term> terms() {
    List<Term> terms = new ArrayList<>(formsByStem.size());
    formsByStem.forEach((stem, forms) -> {
      int count = 0;
      int most = 0;
      String commonest = null;
      for (Map.Entry<String, int[]> form : forms.entrySet()) {
        int n = form.getValue()[0];
        count += n;
        if (n > most) {
          most = n;
          commonest = form.getKey();
        }
      }
      terms.add(new Term(stem, count, commonest));
    });
    terms.sort(Comparator.comparingInt((Term t) -> -t.count()).thenComparing(Term::term, TextEngine::compare));
    return List.copyOf(terms);
  }

  /** Code point order, which differs from {@link String#compareTo} where surrogates meet characters above them. */
  static int compare(String a, String b) {
    return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
  }

  private void load(String source) {
    int length = source.length();
    if (text.length < length || isOversized(text, length)) {
      text = new char[length];
    }
    source.getChars(0, length, text, 0);
  }

  private static boolean isOversized(char[] buffer, int needed) {
    return buffer.length > LARGEST_KEPT && needed <= LARGEST_KEPT;
  }
}
