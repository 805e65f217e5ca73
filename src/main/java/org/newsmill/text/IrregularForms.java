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

  /** The stem of the word {@code word[start..end)}, which is not empty, if it is irregular; else null. */
  static String stemOf(char[] word, int start, int end) {
    int letter = word[start] - 'a';
    if (letter < 0 || letter >= BY_FIRST_LETTER.length) {
      return null;
    }
    String[] candidates = BY_FIRST_LETTER[letter];
    for (int i = 0; i < candidates.length; i += 2) {
      if (equals(candidates[i], word, start, end)) {
        return candidates[i + 1];
      }
    }
    return null;
  }

  private static boolean equals(String form, char[] word, int start, int end) {
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
