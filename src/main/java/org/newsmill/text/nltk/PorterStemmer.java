package org.newsmill.text.nltk;

import org.newsmill.text.bits.Utf8;

import java.util.Arrays;

/**
 * The Porter stemmer with NLTK's extensions, that is {@code PorterStemmer} of NLTK 3.8 in its
 * default mode.
 *
 * <p>The algorithm is M. F. Porter, "An algorithm for suffix stripping", Program 14 (3), 1980, with
 * Martin Porter's later remarks and these differences that NLTK made: a table of irregular forms;
 * words of two characters or fewer stay; {@code ies} and {@code ied} of four-letter words keep
 * their {@code e}; {@code y} becomes {@code i} behind a consonant that is not the first letter,
 * whether or not a vowel comes before; {@code alli}, {@code fulli} and {@code logi} in step 2; a
 * stem of vowel and consonant counts as short.
 *
 * <p>A, e, i, o, u are vowels, and {@code y} behind a consonant; everything else is a consonant,
 * letters with accents, digits and punctuation too. Lengths are counted in code points.
 *
 * <p>An instance is a workplace for one word after another and not thread-safe; {@link
 * #stem(String)} may be called from any thread. Each word takes linear time, however many times
 * {@code y} follows upon {@code y}.
 */
public final class PorterStemmer {

    private final WordTail word = new WordTail();

    public PorterStemmer() {}

    /**
     * Stems one word.
     *
     * @param word a token in either case; the empty string stays empty
     * @return its stem, in lower case, except that irregular forms are known in lower case only, as
     *     in NLTK
     */
    public static String stem(String word) {
        char[] in = word.toCharArray();
        char[] lower = new char[2 * in.length];
        int lowerLength = LowerCase.convert(in, 0, in.length, lower, 0);
        boolean wasLower = Arrays.equals(in, 0, in.length, lower, 0, lowerLength);
        byte[] bytes = new byte[WordTail.MARGIN + Utf8.BYTES_PER_CHAR * lowerLength + Long.BYTES];
        Arrays.fill(bytes, 0, WordTail.MARGIN, (byte) ' ');
        int end = Utf8.encode(lower, 0, lowerLength, bytes, WordTail.MARGIN);
        PorterStemmer stemmer = new PorterStemmer();
        end = stemmer.stem(bytes, WordTail.MARGIN, end, wasLower, word.codePointCount(0, in.length));
        return Utf8.string(bytes, WordTail.MARGIN, end);
    }

    /**
     * Stems the lower-cased word {@code bytes[start..end)}, in UTF-8, in place. A stem is never
     * longer than its word. There are {@link WordTail#MARGIN} bytes before it, the last of them a
     * space, and eight of any kind behind.
     *
     * @param wasLower whether lower-casing has left the word as it was: NLTK looks up irregular
     *     forms before that
     * @param codePoints how many the word had before it was lower-cased
     * @return where the stem ends
     */
    public int stem(byte[] bytes, int start, int end, boolean wasLower, int codePoints) {
        if (wasLower) {
            return stemLower(bytes, start, end);
        }
        return codePoints <= 2 ? end : strip(bytes, start, end);
    }

    /**
     * Stems the word {@code bytes[start..end)}, in lower case, as {@link #stem(byte[], int, int,
     * boolean, int)} does.
     *
     * @return where the stem ends
     */
    public int stemLower(byte[] bytes, int start, int end) {
        // Rules look at what a word ends in, and that is ASCII in all of them.
        if (end - start <= 2 || bytes[end - 1] < 0) {
            return end;
        }
        int irregular = IrregularForms.replace(bytes, start, end);
        if (irregular >= 0) {
            return irregular;
        }
        return strip(bytes, start, end);
    }

    private int strip(byte[] bytes, int start, int end) {
        word.read(bytes, start, end);
        strip();
        return word.write();
    }

    /** Stems a word of ASCII letters and digits, in lower case, the first byte lowest. */
    public WordTail stemAscii(long low, long high) {
        word.read(low, high);
        if (word.end() > 2 && (word.last(1) == 's' || mayChange())) {
            long irregular = high == 0 ? IrregularForms.stemOf(low) : 0;
            if (irregular != 0) {
                word.become(irregular);
            } else {
                strip();
            }
        }
        return word;
    }

    private boolean mayChange() {
        return Suffix.mayChange(word.last(1), word.last(2));
    }

    private void strip() {
        if (word.length() <= 2) {
            return;
        }
        step1a();
        if (!mayChange()) {
            return;
        }
        word.findVowels();
        step1b();
        step1c();
        // A stem's measure is at most its word's, so these say beforehand that no condition will
        // hold.
        if (word.measure(0) > 0) {
            step2();
            step3();
            if (word.measure(0) > 1) {
                step4();
            }
            step5a();
            step5b();
        }
    }

    /** sses → ss, ies → i, s → nothing, but ies of four letters → ie. */
    private void step1a() {
        if (word.last(1) != 's') {
            return;
        }
        if (word.endsWith(Suffix.IES)) {
            word.cut(word.length() == 4 ? 2 : 1);
        } else if (word.endsWith(Suffix.SSES)) {
            word.cut(2);
        } else if (word.last(2) != 's') {
            word.drop(1);
        }
    }

    /**
     * ied → i (of four letters ie), eed → ee, ed and ing → nothing, if what remains is long enough.
     */
    private void step1b() {
        if (word.last(1) != 'd' && word.last(1) != 'g') {
            return;
        }
        if (word.endsWith(Suffix.IED)) {
            word.cut(word.length() == 4 ? 2 : 1);
        } else if (word.endsWith(Suffix.EED)) {
            if (word.stemMeasure(0) > 0) {
                word.cut(2);
            }
        } else if ((word.endsWith(Suffix.ED) || word.endsWith(Suffix.ING)) && word.stemHasVowel()) {
            word.cut(0);
            repairStem();
        }
    }

    /** Gives back the e, or takes back the doubled letter, of a stem that lost its ed or ing. */
    private void repairStem() {
        if (word.endsWith(Suffix.AT) || word.endsWith(Suffix.BL) || word.endsWith(Suffix.IZ)) {
            word.append('e');
        } else if (word.endsInDoubleConsonant()) {
            byte c = word.last(1);
            if (c != 'l' && c != 's' && c != 'z') {
                word.dropLastCodePoint();
            }
        } else if (word.endsWith(Suffix.STAR_D)) {
            // NLTK writes the rule of double consonants as a suffix "*d", and then tries it as a
            // suffix too.
            word.cut(0);
            word.append('d');
        } else if (word.measure(0) == 1 && word.endsShort(0)) {
            word.append('e');
        }
    }

    /** y → i behind a consonant that is not the first letter. */
    private void step1c() {
        if (word.last(1) == 'y' && word.length() > 2 && word.isConsonant(2)) {
            word.drop(1);
            word.append('i');
        }
    }

    /** Double suffixes become single ones, where the stem has a measure of at least 1. */
    private void step2() {
        for (Suffix suffix : Suffix.step2(word.last(1), word.last(2))) {
            if (word.endsWith(suffix)) {
                if (suffix == Suffix.ALLI && word.stemMeasure(0) > 0) {
                    word.cut(2);
                    step2();
                } else if (word.stemMeasure(suffix == Suffix.LOGI ? 1 : 0) > 0) {
                    word.replace(suffix);
                }
                return;
            }
        }
    }

    /** Some more suffixes, where the stem has a measure of at least 1. */
    private void step3() {
        for (Suffix suffix : Suffix.step3(word.last(1), word.last(2))) {
            if (word.endsWith(suffix)) {
                if (word.stemMeasure(0) > 0) {
                    word.replace(suffix);
                }
                return;
            }
        }
    }

    /**
     * Single suffixes go, where the stem has a measure of at least 2; ion does behind s and t only.
     */
    private void step4() {
        for (Suffix suffix : Suffix.step4(word.last(1), word.last(2))) {
            if (word.endsWith(suffix)) {
                if (word.stemMeasure(0) > 1
                        && (suffix != Suffix.ION || word.last(4) == 's' || word.last(4) == 't')) {
                    word.cut(0);
                }
                return;
            }
        }
    }

    /** A last e goes from longer words. */
    private void step5a() {
        if (word.last(1) == 'e') {
            int measure = word.measure(1);
            if (measure > 1 || measure == 1 && !word.endsShort(1)) {
                word.drop(1);
            }
        }
    }

    /** ll → l in longer words. */
    private void step5b() {
        if (word.last(1) == 'l' && word.last(2) == 'l' && word.measure(1) > 1) {
            word.drop(1);
        }
    }
}
