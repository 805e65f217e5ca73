package org.newsmill.text.detect;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells the language of a text by its letters: first the script, then, if several languages share
 * it, groups of four letters (naive Bayes). The answer depends on the text alone, so it is the same
 * everywhere and always; it is null rather than wrong. {@code docs/languages.md} has the languages
 * and the figures.
 *
 * <p>A long text is looked at here and there, as much as is needed to be sure. So what one call
 * takes does not grow with the text.
 *
 * <p>Immutable, thread-safe. A call allocates a few hundred bytes.
 */
public final class LanguageIdentifier {

    /** Surely some foreign name or quotation is not all that was looked at. */
    private static final int QUICK_PIECES = 2;

    private static final int FEWEST_PIECES = 5;

    /** Fewer letters are no text: abbreviations, numbers with units. */
    private static final int FEWEST_LETTERS = 12;

    /** Of scripts that one language has. */
    private static final int FEWEST_OF_ONE = 4;

    /** Of a text in Japanese, at least one character in this many is kana. */
    private static final int KANA_SHARE = 8;

    private static final int BEYOND_DOUBT = 220;
    private static final int SURE_MEAN = 40;
    private static final int FAR_BETTER = 500;
    private static final int LEAST_MARGIN = 4;

    /**
     * The least mean weight of a group in the best language, by script: other languages have few of
     * the groups that are frequent in it. Of short texts in Latin letters less is asked.
     */
    private static final int LEAST_MEAN = 30;

    private static final int LEAST_MEAN_OF_SHORT = 22;
    private static final int GROUPS_A_STEP = 16;
    private static final int LEAST_MEAN_OF_SPARSE = 20;
    private static final int LEAST_MEAN_CYRILLIC = 18;
    private static final int LEAST_MEAN_ARABIC = 14;

    /**
     * Languages whose model was made from few texts or, Yoruba, from texts with all tones marked,
     * as they are not in news.
     */
    private static final Set<String> SPARSE = Set.of("ln", "rn", "wo", "yo");

    /** With fewer letters than that, each that is missing asks for so much more of a margin. */
    private static final int CLEAR_LETTERS = 48;

    private static final int CLEAR_MARGIN = 6;

    private final LanguageModel model;
    private final EnglishAtAGlance english;

    private LanguageIdentifier(LanguageModel model) {
        this.model = model;
        this.english = new EnglishAtAGlance(model);
    }

    /** The one that ships; the first call reads its model, in some hundredths of a second. */
    public static LanguageIdentifier shipped() {
        return Shipped.IDENTIFIER;
    }

    private static final class Shipped {
        static final LanguageIdentifier IDENTIFIER = new LanguageIdentifier(LanguageModel.load());
    }

    /**
     * The language of a text.
     *
     * @param text any text, not null
     * @return BCP 47, the language alone; null if it is none that is known, or the text is too
     *     short to tell
     */
    public String identify(String text) {
        TextPieces pieces = new TextPieces(text);
        if (english.isSure(pieces, QUICK_PIECES, BEYOND_DOUBT, SURE_MEAN)) {
            return "en";
        }
        LanguageEvidence quick = new LanguageEvidence(model, true);
        if (readPieces(pieces, quick, QUICK_PIECES, BEYOND_DOUBT)) {
            return answer(quick);
        }
        LanguageEvidence evidence = new LanguageEvidence(model, false);
        readPieces(pieces, evidence, FEWEST_PIECES, 2 * BEYOND_DOUBT);
        return answer(evidence);
    }

    /** The tags of all languages that it knows. */
    public Set<String> languages() {
        Set<String> languages = new TreeSet<>(Set.of("ja", "zh"));
        for (int script = Letters.LATIN; script < Letters.COUNT; script++) {
            if (model.script(script) != null) {
                languages.addAll(List.of(model.script(script).tags()));
            } else if (Letters.language(script) != null) {
                languages.add(Letters.language(script));
            }
        }
        return languages;
    }

    /** Whether another language of the same script suits the text far better than this one. */
    boolean isBeyondDoubtNot(String tag, String text) {
        LanguageEvidence evidence = new LanguageEvidence(model, false);
        evidence.read(text.toCharArray(), text.length());
        int script = evidence.script();
        LanguageModel.Script shared = model.script(script);
        if (shared == null) {
            return script != 0;
        }
        evidence.rank(script);
        int asked = List.of(shared.tags()).indexOf(tag);
        return asked < 0 || evidence.bestSum() - evidence.sum(script, asked) > FAR_BETTER;
    }

    /** Reads pieces of a text until the answer is sure, and returns whether it is. */
    private boolean readPieces(
            TextPieces pieces, LanguageEvidence evidence, int fewest, int margin) {
        for (int i = 0; i < pieces.count(); i++) {
            evidence.read(pieces.read(i), pieces.length());
            if (i + 1 >= fewest && isSure(evidence, margin)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSure(LanguageEvidence evidence, int margin) {
        int script = evidence.script();
        if (model.script(script) == null) {
            return true;
        }
        evidence.rank(script);
        return evidence.lead() > margin
                && evidence.bestSum() >= SURE_MEAN * evidence.groups(script);
    }

    private String answer(LanguageEvidence evidence) {
        int script = evidence.script();
        LanguageModel.Script shared = model.script(script);
        if (shared == null) {
            return evidence.letters(script) < FEWEST_OF_ONE ? null : only(evidence, script);
        }
        evidence.rank(script);
        boolean isTold =
                evidence.letters(script) >= FEWEST_LETTERS
                        && evidence.lead() >= LEAST_MARGIN
                        && evidence.bestSum()
                                >= leastMean(evidence, script) * evidence.groups(script)
                        && isFarFromEnglish(evidence, script, shared);
        return isTold ? shared.tags()[evidence.best()] : null;
    }

    /** What the mean weight of a group must reach in the best language. */
    private int leastMean(LanguageEvidence evidence, int script) {
        return switch (script) {
            case Letters.LATIN -> leastMeanLatin(evidence);
            case Letters.CYRILLIC -> LEAST_MEAN_CYRILLIC;
            case Letters.ARABIC -> LEAST_MEAN_ARABIC;
            default -> 0;
        };
    }

    private int leastMeanLatin(LanguageEvidence evidence) {
        String best = model.script(Letters.LATIN).tags()[evidence.best()];
        int ofLength = LEAST_MEAN_OF_SHORT + evidence.groups(Letters.LATIN) / GROUPS_A_STEP;
        return SPARSE.contains(best) ? LEAST_MEAN_OF_SPARSE : Math.min(LEAST_MEAN, ofLength);
    }

    /**
     * Most of what is short and in doubt is a headline in English, which the wrong language's
     * algorithm would stem: so a few words have to speak clearly for another language.
     */
    private static boolean isFarFromEnglish(
            LanguageEvidence evidence, int script, LanguageModel.Script shared) {
        int letters = evidence.letters(script);
        if (script != Letters.LATIN || letters >= CLEAR_LETTERS) {
            return true;
        }
        int english = List.of(shared.tags()).indexOf("en");
        return evidence.best() == english
                || evidence.bestSum() - evidence.sum(script, english)
                        >= CLEAR_MARGIN * (CLEAR_LETTERS - letters);
    }

    private static String only(LanguageEvidence evidence, int script) {
        if (script == Letters.HAN || script == Letters.KANA) {
            int kana = evidence.letters(Letters.KANA);
            return kana * KANA_SHARE > kana + evidence.letters(Letters.HAN) ? "ja" : "zh";
        }
        return Letters.language(script);
    }
}
