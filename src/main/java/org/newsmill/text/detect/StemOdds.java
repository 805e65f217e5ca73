package org.newsmill.text.detect;

/**
 * Tells stemmed text from normalised text.
 *
 * <p>In: text that is a fixed point of normalising, that is, tokens joined by single spaces. Out:
 * whether it is English that has been stemmed already. Other text gets an answer too, of no value;
 * nothing throws. In doubt the answer is no.
 *
 * <p>Each token adds the logarithm of how much likelier it is in stemmed text than in normalised
 * text: whole words from a table ({@code thi}, {@code year}, {@code years}), other words by their
 * ending among words of like build, punctuation by what the Treebank tokenizer does to it. {@link
 * StemEvidence} weighs them, and whether the text is English at all. Words that the stemmer leaves
 * alone speak for stemmed text a little, since several forms collapse into them. If all tokens are
 * such, both answers are right in effect and about half of them by name; that is most of what is
 * missed among texts of five or ten tokens. {@code docs/detection.md} has the figures.
 *
 * <p>A text is cut into pieces of a line or so, and these are read in an order that jumps to and
 * fro: a dateline or a list of abbreviations at the beginning is then followed by something else,
 * and what is in doubt for long is looked at everywhere.
 *
 * <p>Immutable, thread-safe. A call allocates a few hundred bytes, whatever the text's length.
 */
public final class StemOdds {

    /** Beyond this many tokens nothing is looked at: what is in doubt then is in doubt for good. */
    private static final int MOST_TOKENS = 384;

    /** Longer texts show well enough whether they are English. */
    private static final int SHORT = 130;

    /** A piece is this many characters long, or up to twice as many. */
    private static final int PIECE = 20;

    /** Of the pieces, how far the next one to read is: the golden section spreads them evenly. */
    private static final double STRIDE = 0.618;

    private final StemOddsTable table;

    private StemOdds(StemOddsTable table) {
        this.table = table;
    }

    /** The odds that this product ships; the first call reads their table, in some milliseconds. */
    public static StemOdds shipped() {
        return Shipped.ODDS;
    }

    /** Initialised when first asked for, so that a list of formats costs nothing. */
    private static final class Shipped {
        static final StemOdds ODDS = new StemOdds(StemOddsTable.load());
    }

    /** Whether the text has been stemmed; {@code false} if nothing speaks for it. */
    public boolean looksStemmed(String text) {
        StemEvidence evidence = new StemEvidence(table);
        int doublings = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(text.length() / PIECE | 1);
        int pieces = 1 << doublings;
        int stride = (int) (pieces * STRIDE) | 1; // odd, so that it meets every piece once
        for (int i = 0; i < pieces && !evidence.decides(); i++) {
            long piece = i * stride & pieces - 1;
            int from = (int) (piece * text.length() >>> doublings);
            int to = (int) ((piece + 1) * text.length() >>> doublings);
            evidence.read(text, from, to, MOST_TOKENS);
        }
        return evidence.speaksForStemmed() && !(evidence.isStrange() && isShortAndForeign(text));
    }

    /** A headline in another language may by accident look like stems, a longer text does not. */
    private static boolean isShortAndForeign(String text) {
        if (text.length() > SHORT) {
            return false;
        }
        return LanguageIdentifier.shipped().isBeyondDoubtNot("en", text);
    }
}
