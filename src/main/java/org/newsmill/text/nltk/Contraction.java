package org.newsmill.text.nltk;

import java.util.List;

/**
 * A word that Treebank cuts in two if it stands alone: {@code MacIntyreContractions.CONTRACTIONS2}
 * of NLTK 3.8. Any case; see {@link TreebankTokenizer}. Immutable.
 *
 * @param head the first part, in lower case
 * @param tail the second part, in lower case
 * @param beforeSpace whether white space must follow ({@code (?=\s)}); for the others it is enough
 *     that the word ends ({@code \b})
 */
public record Contraction(String head, String tail, boolean beforeSpace) {

    /** All of them, in NLTK's order. */
    public static final List<Contraction> ALL =
            List.of(
                    new Contraction("can", "not", false),
                    new Contraction("d", "'ye", false),
                    new Contraction("gim", "me", false),
                    new Contraction("gon", "na", false),
                    new Contraction("got", "ta", false),
                    new Contraction("lem", "me", false),
                    new Contraction("more", "'n", false),
                    new Contraction("wan", "na", true));
}
