package org.newsmill.language;

import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;

/**
 * Snowball's Romanian before version 3 knows s and t with cedillas only, as old code pages had
 * them; nowadays they are written with commas. Not thread-safe.
 */
final class RomanianWithCommas extends SnowballStemmer {

    private static final long serialVersionUID = 1L;

    private final RomanianStemmer cedillas = new RomanianStemmer();

    @Override
    public boolean stem() {
        String word = getCurrent();
        String asKnown = word.replace('\u0219', '\u015f').replace('\u021b', '\u0163');
        cedillas.setCurrent(asKnown);
        boolean stemmed = cedillas.stem();
        String stem = cedillas.getCurrent();
        setCurrent(
                asKnown.equals(word)
                        ? stem
                        : stem.replace('\u015f', '\u0219').replace('\u0163', '\u021b'));
        return stemmed;
    }
}
