package org.newsmill.text.detect;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the identification of languages sees of a text: letters in lower case, without accents that
 * are characters of their own, and their scripts. A table, filled once and only read afterwards, so
 * any thread may use it.
 */
final class Letters {

    /** Of what ends a word. */
    static final byte NONE = 0;

    /** Of marks that are passed over. */
    static final byte PASSED_OVER = 1;

    static final byte LATIN = 2;
    static final byte HAN = 3;
    static final byte KANA = 4;
    static final byte CYRILLIC = 5;
    static final byte ARABIC = 6;

    private static final int BMP = 0x10000;

    /**
     * A script.
     *
     * @param language of all that is written in it; null if there are several
     */
    private record Script(UnicodeScript script, String language) {}

    private static final List<Script> SCRIPTS =
            List.of(
                    new Script(UnicodeScript.LATIN, null),
                    new Script(UnicodeScript.HAN, null),
                    new Script(UnicodeScript.HIRAGANA, null),
                    new Script(UnicodeScript.CYRILLIC, null),
                    new Script(UnicodeScript.ARABIC, null),
                    new Script(UnicodeScript.DEVANAGARI, null),
                    new Script(UnicodeScript.ETHIOPIC, null),
                    new Script(UnicodeScript.BENGALI, null),
                    new Script(UnicodeScript.HEBREW, null),
                    new Script(UnicodeScript.GREEK, "el"),
                    new Script(UnicodeScript.HANGUL, "ko"),
                    new Script(UnicodeScript.THAI, "th"),
                    new Script(UnicodeScript.GEORGIAN, "ka"),
                    new Script(UnicodeScript.ARMENIAN, "hy"),
                    new Script(UnicodeScript.TAMIL, "ta"),
                    new Script(UnicodeScript.TELUGU, "te"),
                    new Script(UnicodeScript.KANNADA, "kn"),
                    new Script(UnicodeScript.MALAYALAM, "ml"),
                    new Script(UnicodeScript.GUJARATI, "gu"),
                    new Script(UnicodeScript.GURMUKHI, "pa"),
                    new Script(UnicodeScript.ORIYA, "or"),
                    new Script(UnicodeScript.SINHALA, "si"),
                    new Script(UnicodeScript.LAO, "lo"),
                    new Script(UnicodeScript.KHMER, "km"),
                    new Script(UnicodeScript.MYANMAR, "my"),
                    new Script(UnicodeScript.THAANA, "dv"));

    /** How many numbers of scripts there are; a script's is its place in the list and two. */
    static final int COUNT = LATIN + SCRIPTS.size();

    private static final Map<UnicodeScript, Byte> NUMBERS = new EnumMap<>(UnicodeScript.class);
    private static final byte[] SCRIPT = new byte[BMP];
    private static final char[] LOWER = new char[BMP];

    static {
        for (int i = 0; i < SCRIPTS.size(); i++) {
            NUMBERS.put(SCRIPTS.get(i).script(), (byte) (LATIN + i));
        }
        NUMBERS.put(UnicodeScript.KATAKANA, KANA);
        for (int c = 0; c < BMP; c++) {
            SCRIPT[c] = computeScript((char) c);
            LOWER[c] = c == '\u0130' ? 'i' : (char) Character.toLowerCase(c);
        }
    }

    private Letters() {}

    /** The number of the letter's script, {@link #NONE} or {@link #PASSED_OVER}. */
    static byte script(char c) {
        return SCRIPT[c];
    }

    /** The letter in lower case; a Turkish capital i loses its dot. */
    static char lower(char c) {
        return LOWER[c];
    }

    /** The number of a script by its name. */
    static byte number(String script) {
        return NUMBERS.get(UnicodeScript.forName(script));
    }

    /** The one language of a script; null if there are several, or it is none. */
    static String language(int script) {
        return script < LATIN ? null : SCRIPTS.get(script - LATIN).language();
    }

    private static byte computeScript(char c) {
        int type = Character.getType(c);
        boolean isMark =
                type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        UnicodeScript script = UnicodeScript.of(c);
        if (isPassedOver(c, script)) {
            return PASSED_OVER;
        }
        boolean isLetter = Character.isLetter(c) && c != '\u00aa' && c != '\u00ba';
        return isLetter || isMark ? NUMBERS.getOrDefault(script, NONE) : NONE;
    }

    /** Accents beside Latin letters, vowel signs of Arabic and Hebrew, joiners, soft hyphens. */
    private static boolean isPassedOver(char c, UnicodeScript script) {
        return c >= '\u0300' && c < '\u0370'
                || c >= '\u064b' && c < '\u0660'
                || c == '\u0670'
                || c == '\u0640'
                || c >= '\u0591' && c < '\u05c8' && script == UnicodeScript.HEBREW
                || c == '\u200c'
                || c == '\u200d'
                || c == '\u00ad';
    }
}
