package org.newsmill.text;

import java.util.Arrays;

/**
 * The Porter stemmer with NLTK's extensions, that is {@code PorterStemmer} of NLTK 3.8 in its default mode.
 *
 * <p>The algorithm is M. F. Porter, "An algorithm for suffix stripping", Program 14 (3), 1980, with Martin Porter's
 * later remarks and these differences that NLTK made: a table of irregular forms; words of two characters or fewer
 * stay; {@code ies} and {@code ied} of four-letter words keep their {@code e}; {@code y} becomes {@code i} behind a
 * consonant that is not the first letter, whether or not a vowel comes before; {@code alli}, {@code fulli} and
 * {@code logi} in step 2; a stem of vowel and consonant counts as short.
 *
 * <p>A, e, i, o, u are vowels, and {@code y} behind a consonant; everything else is a consonant, letters with
 * accents, digits and punctuation too. Lengths are counted in code points.
 *
 * <p>An instance is a workplace for one word after another and not thread-safe; {@link #stem(String)} may be called
 * from any thread. Each word takes linear time, however many times {@code y} follows upon {@code y}.
 */
public final class PorterStemmer {

  /** The vowel mask has one bit a byte, for the end of the word, which is where suffixes are. */
  private static final int WINDOW = 64;

  /** Bit n: the n-th letter from a on is a vowel. */
  private static final int VOWELS = 1 | 1 << 'e' - 'a' | 1 << 'i' - 'a' | 1 << 'o' - 'a' | 1 << 'u' - 'a';

  private byte[] word;
  private int start;
  private int end;

  /** Where the suffix begins that {@link #endsWith} has found. */
  private int stem;

  /** Bytes that continue a code point: the word's length in code points is so much less. */
  private int continuations;

  /** Where the window begins: at the start, but for words longer than the window. */
  private int window;

  /** Bit n: the byte n behind the window's beginning is a vowel. Bits from the end on mean nothing. */
  private long vowels;

  /** What is before the window: how many consonants there follow upon a vowel. */
  private int headMeasure;

  private boolean headHasVowel;
  private boolean headEndsInVowel;

  PorterStemmer() {}

  /**
   * Stems one word.
   *
   * @param word a token in either case; the empty string stays empty
   * @return its stem, in lower case, except that irregular forms are known in lower case only, as in NLTK
   */
  public static String stem(String word) {
    char[] in = word.toCharArray();
    char[] chars = new char[2 * in.length];
    int lowered = LowerCase.convert(in, 0, in.length, chars, 0);
    byte[] bytes = new byte[Utf8.BYTES_PER_CHAR * lowered];
    int length = Utf8.encode(chars, 0, lowered, bytes, 0);
    boolean wasLower = Arrays.equals(in, 0, in.length, chars, 0, lowered);
    int end = new PorterStemmer().stem(bytes, 0, length, wasLower, word.codePointCount(0, in.length));
    return new String(chars, 0, Utf8.decode(bytes, 0, end, chars, 0));
  }

  /**
   * Stems the lower-cased word {@code word[start..end)}, in UTF-8, in place. A stem is never longer than its word.
   *
   * @param wasLower   whether lower-casing has left the word as it was: NLTK looks up irregular forms before that
   * @param codePoints how many the word had before it was lower-cased
   * @return where the stem ends
   */
  int stem(byte[] word, int start, int end, boolean wasLower, int codePoints) {
    if (wasLower) {
      return stemLower(word, start, end);
    }
    return codePoints <= 2 ? end : strip(word, start, end);
  }

  /**
   * Stems the word {@code word[start..end)}, in lower case and UTF-8, in place.
   *
   * @return where the stem ends
   */
  int stemLower(byte[] word, int start, int end) {
    // Rules look at what a word ends in, and that is ASCII in all of them.
    if (end - start <= 2 || word[end - 1] < 0) {
      return end;
    }
    int irregular = IrregularForms.replace(word, start, end);
    return irregular >= 0 ? irregular : strip(word, start, end);
  }

  private int strip(byte[] word, int start, int end) {
    this.word = word;
    this.start = start;
    this.end = end;
    classify();
    if (length(end) > 2) {
      step1a();
      step1b();
      step1c();
      step2();
      step3();
      step4();
      step5a();
      step5b();
    }
    return this.end;
  }

  /**
   * Finds vowels and consonants once for the whole word, so that measuring a stem is counting bits. Correct for
   * every stem, since whether a character is a vowel depends only on what comes before it.
   */
  private void classify() {
    window = Math.max(start, end - WINDOW);
    headMeasure = 0;
    headHasVowel = false;
    headEndsInVowel = false;
    if (window > start) {
      classifyHead();
    }
    long bits = 0;
    int others = 0;
    // To a first letter y, what comes before is as good as a vowel.
    boolean vowel = window == start || headEndsInVowel;
    for (int i = window; i < end; i++) {
      byte b = word[i];
      vowel = isVowel(b, vowel);
      bits |= (vowel ? 1L : 0L) << (i - window);
      others += Utf8.isContinuation(b) ? 1 : 0;
    }
    vowels = bits;
    continuations = others;
  }

  private void classifyHead() {
    boolean vowel = true;
    for (int i = start; i < window; i++) {
      boolean before = vowel;
      vowel = isVowel(word[i], before);
      headHasVowel |= vowel;
      headMeasure += i > start && before && !vowel ? 1 : 0;
    }
    headEndsInVowel = vowel;
  }

  /** sses → ss, ies → i, s → nothing, but ies of four letters → ie. */
  private void step1a() {
    if (last(1) != 's') {
      return;
    }
    if (endsWith("ies")) {
      replace(length(end) == 4 ? "ie" : "i");
    } else if (endsWith("sses")) {
      replace("ss");
    } else if (!endsWith("ss")) {
      end--;
    }
  }

  /** ied → i (of four letters ie), eed → ee, ed and ing → nothing, if what remains is long enough. */
  private void step1b() {
    if (endsWith("ied")) {
      replace(length(end) == 4 ? "ie" : "i");
    } else if (endsWith("eed")) {
      if (measure(stem) > 0) {
        replace("ee");
      }
    } else if ((endsWith("ed") || endsWith("ing")) && hasVowel(stem)) {
      end = stem;
      mend();
    }
  }

  /** Gives back the e, or takes back the doubled letter, of a stem that lost its ed or ing. */
  private void mend() {
    if (endsWith("at") || endsWith("bl") || endsWith("iz")) {
      append('e');
    } else if (endsInDoubleConsonant()) {
      byte c = last(1);
      if (c != 'l' && c != 's' && c != 'z') {
        dropLastCodePoint();
      }
    } else if (endsWith("*d")) {
      // NLTK writes the rule of double consonants as a suffix "*d", and then tries it as a suffix too.
      replace("d");
    } else if (measure(end) == 1 && endsShort(end)) {
      append('e');
    }
  }

  /** y → i behind a consonant that is not the first letter. */
  private void step1c() {
    if (last(1) == 'y' && length(end) > 2 && isConsonant(end - 2)) {
      end--;
      append('i');
    }
  }

  /**
   * Double suffixes become single ones, where the stem has a measure of at least 1.
   *
   * @return whether a suffix was there; it ends the step, whatever the measure said
   */
  private boolean step2() {
    if (end - start < 3) {
      return false;
    }
    switch (last(2)) {
      case 'a':
        return replaceMeasured("ational", "ate") || replaceMeasured("tional", "tion");
      case 'c':
        return replaceMeasured("enci", "ence") || replaceMeasured("anci", "ance");
      case 'e':
        return replaceMeasured("izer", "ize");
      case 'g':
        return replaceLogi();
      case 'l':
        return replaceAlli() || replaceMeasured("bli", "ble") || replaceMeasured("entli", "ent")
            || replaceMeasured("eli", "e") || replaceMeasured("ousli", "ous") || replaceMeasured("fulli", "ful");
      case 'o':
        return replaceMeasured("ization", "ize") || replaceMeasured("ation", "ate") || replaceMeasured("ator", "ate");
      case 's':
        return replaceMeasured("alism", "al") || replaceMeasured("iveness", "ive")
            || replaceMeasured("fulness", "ful") || replaceMeasured("ousness", "ous");
      case 't':
        return replaceMeasured("aliti", "al") || replaceMeasured("iviti", "ive") || replaceMeasured("biliti", "ble");
      default:
        return false;
    }
  }

  /** alli → al, which then goes through the step once more. */
  private boolean replaceAlli() {
    if (!endsWith("alli")) {
      return false;
    }
    if (measure(stem) > 0) {
      replace("al");
      step2();
    }
    return true;
  }

  /** logi → log; the l counts as the stem's, so that geo and theo are long enough. */
  private boolean replaceLogi() {
    if (!endsWith("logi")) {
      return false;
    }
    if (measure(stem + 1) > 0) {
      replace("log");
    }
    return true;
  }

  /** Some more suffixes, where the stem has a measure of at least 1. */
  private boolean step3() {
    if (end - start < 3) {
      return false;
    }
    switch (last(2)) {
      case 'a':
        return replaceMeasured("ical", "ic");
      case 's':
        return replaceMeasured("ness", "");
      case 't':
        return replaceMeasured("icate", "ic") || replaceMeasured("iciti", "ic");
      case 'u':
        return replaceMeasured("ful", "");
      case 'v':
        return replaceMeasured("ative", "");
      case 'z':
        return replaceMeasured("alize", "al");
      default:
        return false;
    }
  }

  /** Single suffixes go, where the stem has a measure of at least 2. */
  private boolean step4() {
    if (end - start < 3) {
      return false;
    }
    switch (last(2)) {
      case 'a':
        return removeMeasured("al");
      case 'c':
        return removeMeasured("ance") || removeMeasured("ence");
      case 'e':
        return removeMeasured("er");
      case 'i':
        return removeMeasured("ic");
      case 'l':
        return removeMeasured("able") || removeMeasured("ible");
      case 'n':
        return removeMeasured("ant") || removeMeasured("ement") || removeMeasured("ment") || removeMeasured("ent");
      case 'o':
        return removeIon() || removeMeasured("ou");
      case 's':
        return removeMeasured("ism");
      case 't':
        return removeMeasured("ate") || removeMeasured("iti");
      case 'u':
        return removeMeasured("ous");
      case 'v':
        return removeMeasured("ive");
      case 'z':
        return removeMeasured("ize");
      default:
        return false;
    }
  }

  /** ion goes behind s and t only. */
  private boolean removeIon() {
    if (!endsWith("ion")) {
      return false;
    }
    if (measure(stem) > 1 && (word[stem - 1] == 's' || word[stem - 1] == 't')) {
      end = stem;
    }
    return true;
  }

  /** A last e goes from longer words. */
  private void step5a() {
    if (last(1) == 'e') {
      int measure = measure(end - 1);
      if (measure > 1 || measure == 1 && !endsShort(end - 1)) {
        end--;
      }
    }
  }

  /** ll → l in longer words. */
  private void step5b() {
    if (endsWith("ll") && measure(end - 1) > 1) {
      end--;
    }
  }

  /** Whether the suffix is there, the rule being done with then, whatever the measure says. */
  private boolean replaceMeasured(String suffix, String replacement) {
    if (!endsWith(suffix)) {
      return false;
    }
    if (measure(stem) > 0) {
      replace(replacement);
    }
    return true;
  }

  private boolean removeMeasured(String suffix) {
    if (!endsWith(suffix)) {
      return false;
    }
    if (measure(stem) > 1) {
      end = stem;
    }
    return true;
  }

  private boolean endsWith(String suffix) {
    int at = end - suffix.length();
    if (at < start) {
      return false;
    }
    for (int i = suffix.length() - 1; i >= 0; i--) {
      if (word[at + i] != suffix.charAt(i)) {
        return false;
      }
    }
    stem = at;
    return true;
  }

  /** Puts something else in the place of the suffix last found. */
  private void replace(String replacement) {
    end = stem;
    for (int i = 0; i < replacement.length(); i++) {
      append(replacement.charAt(i));
    }
  }

  private void append(char c) {
    word[end] = (byte) c;
    long bit = 1L << (end - window);
    vowels = isVowel((byte) c, true) ? vowels | bit : vowels & ~bit;
    end++;
  }

  /** Porter's m: how often a vowel is followed by a consonant before {@code stemEnd}. */
  private int measure(int stemEnd) {
    long mask = (1L << (stemEnd - window)) - 1;
    long behindVowel = vowels << 1 | (headEndsInVowel ? 1 : 0);
    return headMeasure + Long.bitCount(behindVowel & ~vowels & mask);
  }

  private boolean hasVowel(int stemEnd) {
    return headHasVowel || (vowels & ((1L << (stemEnd - window)) - 1)) != 0;
  }

  private boolean isConsonant(int at) {
    return (vowels >>> (at - window) & 1) == 0;
  }

  /** Porter's *o, consonant, vowel, consonant other than w, x, y; or, with NLTK, just vowel and consonant. */
  private boolean endsShort(int stemEnd) {
    if (stemEnd - start < 2) {
      return false;
    }
    int last = Utf8.startBefore(word, stemEnd);
    int vowel = last - 1;
    if (vowel < start || isConsonant(vowel) || !isConsonant(last)) {
      return false;
    }
    byte b = word[last];
    return vowel == start || isConsonant(vowel - 1) && b != 'w' && b != 'x' && b != 'y';
  }

  private boolean endsInDoubleConsonant() {
    int last = Utf8.startBefore(word, end);
    int before = last - (end - last);
    return before >= start && isConsonant(last) && Arrays.equals(word, before, last, word, last, end);
  }

  private void dropLastCodePoint() {
    int last = Utf8.startBefore(word, end);
    continuations -= end - last - 1;
    end = last;
  }

  /** The length in code points of the word up to {@code stemEnd}, all of several bytes being before that. */
  private int length(int stemEnd) {
    return stemEnd - start - continuations;
  }

  /** The byte at that place counted from the end, from 1. */
  private byte last(int place) {
    return word[end - place];
  }

  private static boolean isVowel(byte b, boolean behindVowel) {
    int letter = b - 'a';
    return letter >= 0 && letter < 26 && (VOWELS >>> letter & 1) != 0 || b == 'y' && !behindVowel;
  }
}
