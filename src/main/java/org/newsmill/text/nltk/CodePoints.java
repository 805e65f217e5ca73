package org.newsmill.text.nltk;

import org.newsmill.text.bits.Utf8;

/**
 * Character classes and lower case as Python 3 defines them; Java's own definitions differ.
 *
 * <p>{@code \w} is the categories L* and N* and the underscore, {@code \s} is {@code
 * str.isspace()}, {@code \d} is the category Nd. Categories come from the running JDK, whose
 * Unicode version may know other characters than the reference's (14.0). This class alone decides
 * what a character is; the engine's tables of kinds are computed from it. The tables are filled
 * once and only read afterwards, so any thread may use them.
 */
public final class CodePoints {

    /** The class of white space, {@code \s}. */
    public static final byte SPACE = 1;

    /** The class of what makes up words, {@code \w}. */
    public static final byte WORD = 2;

    /** The class of everything else. An unpaired surrogate belongs here. */
    public static final byte PUNCTUATION = 3;

    private static final int BMP = 0x10000;

    private static final int HANUNOO_PAMUDPOD = 0x1734;

    /** A look-up costs one load; {@link Character#getType(int)} costs several and many branches. */
    private static final byte[] CLASSES = new byte[BMP];

    private static final char[] LOWER = new char[BMP];

    static {
        for (int c = 0; c < BMP; c++) {
            CLASSES[c] = computeClass(c);
            LOWER[c] = (char) Character.toLowerCase(c);
        }
    }

    private CodePoints() {}

    /**
     * The class of a code point: {@link #SPACE}, {@link #WORD} or {@link #PUNCTUATION}. Characters
     * beyond the basic plane must be asked about by code point, not by their two surrogates.
     */
    public static byte classOf(int codePoint) {
        return codePoint < BMP ? CLASSES[codePoint] : computeClass(codePoint);
    }

    /** Python's {@code \s}, white space. All of it is in the basic plane, so a char is enough. */
    public static boolean isSpace(char c) {
        return CLASSES[c] == SPACE;
    }

    /** Python's {@code \w}. */
    public static boolean isWord(int codePoint) {
        return classOf(codePoint) == WORD;
    }

    /** Whether it is a letter or a number: {@code \w} without the underscore. */
    private static boolean isLetterOrNumber(int codePoint) {
        return codePoint != '_' && isWord(codePoint);
    }

    /** Whether the bytes {@code utf8[from..to)} hold a letter or a number. */
    public static boolean hasLetterOrNumber(byte[] utf8, int from, int to) {
        for (int i = from; i < to; i += Utf8.length(utf8[i])) {
            if (isLetterOrNumber(Utf8.codePointAt(utf8, i))) {
                return true;
            }
        }
        return false;
    }

    /** Python's {@code \d}. */
    static boolean isDecimalDigit(int codePoint) {
        return codePoint < 0x80
                ? codePoint >= '0' && codePoint <= '9'
                : Character.getType(codePoint) == Character.DECIMAL_DIGIT_NUMBER;
    }

    /**
     * The lower case of one code point. Not for the two characters that {@link LowerCase} treats
     * apart.
     */
    public static int toLower(int codePoint) {
        return codePoint < BMP ? LOWER[codePoint] : Character.toLowerCase(codePoint);
    }

    /** Unicode's property Cased (Unicode Standard, section 3.13, D135). */
    static boolean isCased(int codePoint) {
        return Character.isLowerCase(codePoint)
                || Character.isUpperCase(codePoint)
                || Character.isTitleCase(codePoint);
    }

    /**
     * Unicode's property Case_Ignorable (section 3.13, D136): some categories, and the characters
     * whose Word_Break is MidLetter, MidNumLet or Single_Quote (Unicode Standard Annex 29), for
     * which Java has no method.
     */
    static boolean isCaseIgnorable(int codePoint) {
        switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK:
                // A spacing mark since Unicode 14, the reference's version, but not in JDK 17.
                return codePoint != HANUNOO_PAMUDPOD;
            case Character.ENCLOSING_MARK:
            case Character.FORMAT:
            case Character.MODIFIER_LETTER:
            case Character.MODIFIER_SYMBOL:
                return true;
            default:
                return "'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a"
                                .indexOf(codePoint)
                        >= 0;
        }
    }

    private static byte computeClass(int codePoint) {
        switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER:
            case Character.LOWERCASE_LETTER:
            case Character.TITLECASE_LETTER:
            case Character.MODIFIER_LETTER:
            case Character.OTHER_LETTER:
            case Character.DECIMAL_DIGIT_NUMBER:
            case Character.LETTER_NUMBER:
            case Character.OTHER_NUMBER:
                return WORD;
            case Character.SPACE_SEPARATOR:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
                return SPACE;
            default:
                return codePoint == '_' ? WORD : isControlSpace(codePoint) ? SPACE : PUNCTUATION;
        }
    }

    private static boolean isControlSpace(int codePoint) {
        return codePoint >= 0x09 && codePoint <= 0x0d
                || codePoint >= 0x1c && codePoint <= 0x1f
                || codePoint == 0x85;
    }
}
