package org.newsmill.text;

/** The words that NLTK's Porter stemmer looks up instead of stemming them. */
final class IrregularForms {

  /** Forms and stems in turn, by the form's first letter from a on. */
  private static final String[][] BY_FIRST_LETTER = new String[26][0];

  static {
    put("sky", "sky", "skies", "sky", "succeed", "succeed");
    put("dying", "die");
    put("lying", "lie");
    put("tying", "tie");
    put("news", "news");
    put("innings", "inning", "inning", "inning");
    put("outings", "outing", "outing", "outing");
    put("cannings", "canning", "canning", "canning");
    put("howe", "howe");
    put("proceed", "proceed");
    put("exceed", "exceed");
  }

  private IrregularForms() {}

  private static void put(String... formsAndStems) {
    BY_FIRST_LETTER[formsAndStems[0].charAt(0) - 'a'] = formsAndStems;
  }

  /**
   * Puts the stem in the place of the word {@code word[start..end)}, which is not empty, if it is irregular.
   *
   * @return where the stem ends, or -1 if the word is not irregular
   */
  static int replace(byte[] word, int start, int end) {
    int letter = word[start] - 'a';
    if (letter < 0 || letter >= BY_FIRST_LETTER.length) {
      return -1;
    }
    String[] candidates = BY_FIRST_LETTER[letter];
    for (int i = 0; i < candidates.length; i += 2) {
      if (equals(candidates[i], word, start, end)) {
        return write(candidates[i + 1], word, start);
      }
    }
    return -1;
  }

  private static int write(String stem, byte[] word, int start) {
    for (int i = 0; i < stem.length(); i++) {
      word[start + i] = (byte) stem.charAt(i);
    }
    return start + stem.length();
  }

  private static boolean equals(String form, byte[] word, int start, int end) {
    if (form.length() != end - start) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      if (form.charAt(i) != word[start + i]) {
        return false;
      }
    }
    return true;
  }
}
