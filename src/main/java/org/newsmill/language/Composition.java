package org.newsmill.language;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/** Unicode's normal form C (Unicode Standard Annex 15), asked for only if it may matter. */
final class Composition {

    private Composition() {}

    /**
     * The text in normal form C, in linear time: the same string if it is in it already, as nearly
     * all are.
     */
    static String compose(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Kinds.mayCompose(text.charAt(i))) {
                return Normalizer.isNormalized(text, Form.NFC)
                        ? text
                        : Normalizer.normalize(text, Form.NFC);
            }
        }
        return text;
    }

    /** Whether this char, whatever stands beside it, is no reason for a text not to be composed. */
    static boolean isInert(int c) {
        switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK:
            case Character.COMBINING_SPACING_MARK:
            case Character.ENCLOSING_MARK:
            case Character.SURROGATE:
                return false;
            default:
                return !isJamo(c) && Normalizer.isNormalized(String.valueOf((char) c), Form.NFC);
        }
    }

    /** Vowels and finals of Hangul that join the letters before them. */
    private static boolean isJamo(int c) {
        return c >= 0x1160 && c <= 0x11ff;
    }
}
