package org.newsmill.enrich;

import org.newsmill.article.Article;
import org.newsmill.article.TextForm;
import org.newsmill.avro.EnrichedArticle;
import org.newsmill.language.Language.Words;
import org.newsmill.language.WordLevels;
import org.newsmill.text.engine.Terms;

/**
 * The words that say what an article is about, as it writes them: those that it has often and other
 * texts do not, names above all. A stemmed text has none, for it has lost how words are written;
 * nor has a text whose language has no list of function words. Not thread-safe.
 */
final class KeyTerms implements Enrichment.Step {

    private static final int MOST = 10;

    /** How many candidates are looked for in the text. */
    private static final int CANDIDATES = 12;

    /** How many terms are looked at: the most frequent ones. */
    private static final int TERMS = 48;

    /** A text of this many words says more than once what it is about. */
    private static final int LONG = 150;

    /** A term is left out if another scores this many times as much. */
    private static final int LEAST_SHARE = 8;

    private static final int NAME = 150;
    private static final int IN_TITLE = 150;
    private static final int EARLY = 120;
    private static final int PERCENT = 100;

    /** The beginning of a text says more of it than the rest. */
    private static final int BEGINNING = 400;

    private final int[] numbers = new int[CANDIDATES];
    private final long[] scores = new long[CANDIDATES];
    private final WrittenForm written = new WrittenForm();
    private final Shortlist found = new Shortlist(CANDIDATES);
    private byte[] form = new byte[256];

    @Override
    public void enrich(Article article, Analysis analysis, EnrichedArticle record) {
        WordLevels words = analysis.words();
        if (article.form() == TextForm.STEMMED || words.isEmpty()) {
            return;
        }
        boolean isSpaced = analysis.language().words() == Words.SPACED;
        Terms terms = analysis.text().terms();
        int count = candidates(terms, words, analysis.text().wordCount());
        written.begin(article.text(), words, isSpaced);
        found.clear();
        for (int i = 0; i < count; i++) {
            String word = terms.form(numbers[i]);
            String term = written.find(word);
            long score = scores[i] * (written.isName() ? NAME : PERCENT);
            score *= isIn(record.getTitle(), term) ? IN_TITLE : PERCENT;
            score *= written.at() < BEGINNING ? EARLY : PERCENT;
            found.add(term, score);
        }
        written.end();
        record.setKeyTerms(found.best(MOST, LEAST_SHARE));
    }

    private static boolean isIn(String title, String term) {
        return title != null && title.contains(term);
    }

    /** Takes the terms that score best, and returns how many they are. */
    private int candidates(Terms terms, WordLevels words, int wordCount) {
        int count = 0;
        int least = wordCount > LONG ? 2 : 1;
        int size = Math.min(terms.size(), TERMS);
        for (int i = 0; i < size; i++) {
            int occurrences = terms.count(i);
            boolean isTooRare =
                    count == CANDIDATES
                            && (long) occurrences * WordLevels.RARE <= scores[CANDIDATES - 1];
            if (occurrences < least || isTooRare) {
                return count;
            }
            int length = terms.formLength(i);
            if (length + Terms.SLACK > form.length) {
                form = new byte[2 * (length + Terms.SLACK)];
            }
            terms.writeForm(i, form, 0);
            int level = words.level(form, 0, length);
            if (level != WordLevels.FUNCTION && isTelling(length)) {
                count = insert(i, (long) occurrences * level, count);
            }
        }
        return count;
    }

    /** No numbers, and no single letters, be they Latin or Chinese ones. */
    private boolean isTelling(int length) {
        byte first = form[0];
        boolean isLatin = first >= 0;
        boolean isNumber = first >= '0' && first <= '9' || first == '_';
        // Beyond Latin a letter has two bytes, beyond Arabic three.
        int least = isLatin ? 3 : (first & 0xF0) == 0xE0 ? 4 : 5;
        return !isNumber && length >= least;
    }

    private int insert(int number, long score, int count) {
        int i = count < CANDIDATES ? count : CANDIDATES - 1;
        if (count == CANDIDATES && score <= scores[i]) {
            return count;
        }
        for (; i > 0 && score > scores[i - 1]; i--) {
            scores[i] = scores[i - 1];
            numbers[i] = numbers[i - 1];
        }
        scores[i] = score;
        numbers[i] = number;
        return Math.min(count + 1, CANDIDATES);
    }
}
