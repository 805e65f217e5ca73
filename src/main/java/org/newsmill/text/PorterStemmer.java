package org.newsmill.text;

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

    /**
     * Bytes that have to be readable before a word, a space right before it, so that no suffix
     * begins there.
     */
    static final int MARGIN = Long.BYTES;

    private byte[] word;
    private int start;
    private int end;

    /**
     * The last eight bytes before the end, the last one on top: a suffix is there if a shift makes
     * them equal.
     */
    private long tail;

    /** Where the suffix begins that {@link #endsWith} has found. */
    private int stem;

    /** The first place where the word was changed other than by shortening. */
    private int changed;

    /** Bytes that continue a code point: the word's length in code points is so much less. */
    private int continuations;

    private final VowelMask vowels = new VowelMask();

    PorterStemmer() {}

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
        byte[] bytes = new byte[MARGIN + Utf8.BYTES_PER_CHAR * lowerLength + Long.BYTES];
        Arrays.fill(bytes, 0, MARGIN, (byte) ' ');
        int end = Utf8.encode(lower, 0, lowerLength, bytes, MARGIN);
        PorterStemmer stemmer = new PorterStemmer();
        end = stemmer.stem(bytes, MARGIN, end, wasLower, word.codePointCount(0, in.length));
        return Utf8.string(bytes, MARGIN, end);
    }

    /**
     * Stems the lower-cased word {@code word[start..end)}, in UTF-8, in place. A stem is never
     * longer than its word. There are {@link #MARGIN} bytes before it, the last of them a space,
     * and eight of any kind behind.
     *
     * @param wasLower whether lower-casing has left the word as it was: NLTK looks up irregular
     *     forms before that
     * @param codePoints how many the word had before it was lower-cased
     * @return where the stem ends
     */
    int stem(byte[] word, int start, int end, boolean wasLower, int codePoints) {
        if (wasLower) {
            return stemLower(word, start, end);
        }
        return codePoints <= 2 ? end : strip(word, start, end);
    }

    /**
     * Stems the word {@code word[start..end)}, in lower case, as {@link #stem(byte[], int, int,
     * boolean, int)} does.
     *
     * @return where the stem ends
     */
    int stemLower(byte[] word, int start, int end) {
        changed = end;
        // Rules look at what a word ends in, and that is ASCII in all of them.
        if (end - start <= 2 || word[end - 1] < 0) {
            return end;
        }
        byte last = word[end - 1];
        if (last != 's' && !Suffix.mayChange(last, word[end - 2])) {
            return end;
        }
        int irregular = IrregularForms.replace(word, start, end);
        if (irregular >= 0) {
            changed = start;
            return irregular;
        }
        return strip(word, start, end);
    }

    /** Up to where the last stem is the same as its word. */
    int changed() {
        return changed;
    }

    private int strip(byte[] word, int start, int end) {
        this.word = word;
        this.start = start;
        this.end = end;
        changed = end;
        continuations = Utf8.countContinuations(word, start, end);
        if (length(end) <= 2) {
            return end;
        }
        tail = Swar.get(word, end - Long.BYTES);
        step1a();
        if (Suffix.mayChange(last(1), last(2))) {
            vowels.read(word, start, this.end);
            step1b();
            step1c();
            // A stem's measure is at most its word's, so these say beforehand that no condition
            // will hold.
            if (vowels.measure(this.end) > 0) {
                step2();
                step3();
                if (vowels.measure(this.end) > 1) {
                    step4();
                }
                step5a();
                step5b();
            }
        }
        return this.end;
    }

    /** sses → ss, ies → i, s → nothing, but ies of four letters → ie. */
    private void step1a() {
        if (last(1) != 's') {
            return;
        }
        if (endsWith(Suffix.IES)) {
            cut(length(end) == 4 ? 2 : 1);
        } else if (endsWith(Suffix.SSES)) {
            cut(2);
        } else if (last(2) != 's') {
            shorten(end - 1);
        }
    }

    /**
     * ied → i (of four letters ie), eed → ee, ed and ing → nothing, if what remains is long enough.
     */
    private void step1b() {
        if (last(1) != 'd' && last(1) != 'g') {
            return;
        }
        if (endsWith(Suffix.IED)) {
            cut(length(end) == 4 ? 2 : 1);
        } else if (endsWith(Suffix.EED)) {
            if (vowels.measure(stem) > 0) {
                cut(2);
            }
        } else if ((endsWith(Suffix.ED) || endsWith(Suffix.ING)) && vowels.hasVowel(stem)) {
            shorten(stem);
            mend();
        }
    }

    /** Gives back the e, or takes back the doubled letter, of a stem that lost its ed or ing. */
    private void mend() {
        if (endsWith(Suffix.AT) || endsWith(Suffix.BL) || endsWith(Suffix.IZ)) {
            append('e');
        } else if (endsInDoubleConsonant()) {
            byte c = last(1);
            if (c != 'l' && c != 's' && c != 'z') {
                dropLastCodePoint();
            }
        } else if (endsWith(Suffix.STAR_D)) {
            // NLTK writes the rule of double consonants as a suffix "*d", and then tries it as a
            // suffix too.
            shorten(stem);
            append('d');
        } else if (vowels.measure(end) == 1 && endsShort(end)) {
            append('e');
        }
    }

    /** y → i behind a consonant that is not the first letter. */
    private void step1c() {
        if (last(1) == 'y' && length(end) > 2 && vowels.isConsonant(end - 2)) {
            shorten(end - 1);
            append('i');
        }
    }

    /** Double suffixes become single ones, where the stem has a measure of at least 1. */
    private void step2() {
        for (Suffix suffix : Suffix.step2(last(1), last(2))) {
            if (endsWith(suffix)) {
                if (suffix == Suffix.ALLI && vowels.measure(stem) > 0) {
                    cut(2);
                    step2();
                } else if (vowels.measure(suffix == Suffix.LOGI ? stem + 1 : stem) > 0) {
                    replace(suffix);
                }
                return;
            }
        }
    }

    /** Some more suffixes, where the stem has a measure of at least 1. */
    private void step3() {
        for (Suffix suffix : Suffix.step3(last(1), last(2))) {
            if (endsWith(suffix)) {
                if (vowels.measure(stem) > 0) {
                    replace(suffix);
                }
                return;
            }
        }
    }

    /**
     * Single suffixes go, where the stem has a measure of at least 2; ion does behind s and t only.
     */
    private void step4() {
        for (Suffix suffix : Suffix.step4(last(1), last(2))) {
            if (endsWith(suffix)) {
                if (vowels.measure(stem) > 1
                        && (suffix != Suffix.ION || last(4) == 's' || last(4) == 't')) {
                    shorten(stem);
                }
                return;
            }
        }
    }

    /** A last e goes from longer words. */
    private void step5a() {
        if (last(1) == 'e') {
            int measure = vowels.measure(end - 1);
            if (measure > 1 || measure == 1 && !endsShort(end - 1)) {
                shorten(end - 1);
            }
        }
    }

    /** ll → l in longer words. */
    private void step5b() {
        if (last(1) == 'l' && last(2) == 'l' && vowels.measure(end - 1) > 1) {
            shorten(end - 1);
        }
    }

    private boolean endsWith(Suffix suffix) {
        stem = end - suffix.length();
        return tail >>> suffix.shift() == suffix.bytes();
    }

    /** Puts something else in the place of the suffix just found. */
    private void replace(Suffix suffix) {
        cut(suffix.kept());
        for (int i = 0; i < suffix.added().length(); i++) {
            append(suffix.added().charAt(i));
        }
    }

    /** Leaves so many letters of the suffix just found. */
    private void cut(int kept) {
        shorten(stem + kept);
    }

    private void shorten(int newEnd) {
        end = newEnd;
        tail = Swar.get(word, newEnd - Long.BYTES);
    }

    private void append(char c) {
        changed = Math.min(changed, end);
        word[end] = (byte) c;
        tail = tail >>> Byte.SIZE | (long) c << Long.SIZE - Byte.SIZE;
        vowels.set(end, c == 'e' || c == 'i');
        end++;
    }

    /**
     * Porter's *o, consonant, vowel, consonant other than w, x, y; or, with NLTK, just vowel and
     * consonant.
     */
    private boolean endsShort(int stemEnd) {
        if (stemEnd - start < 2) {
            return false;
        }
        int last = Utf8.startBefore(word, stemEnd);
        int vowel = last - 1;
        if (vowel < start || vowels.isConsonant(vowel) || !vowels.isConsonant(last)) {
            return false;
        }
        byte b = word[last];
        return vowel == start || vowels.isConsonant(vowel - 1) && b != 'w' && b != 'x' && b != 'y';
    }

    private boolean endsInDoubleConsonant() {
        if (last(1) >= 0) {
            return last(1) == last(2) && end - start >= 2 && vowels.isConsonant(end - 1);
        }
        int last = Utf8.startBefore(word, end);
        int before = last - (end - last);
        return before >= start && Arrays.equals(word, before, last, word, last, end);
    }

    private void dropLastCodePoint() {
        int last = Utf8.startBefore(word, end);
        continuations -= end - last - 1;
        shorten(last);
    }

    /**
     * The length in code points of the word up to {@code stemEnd}, all of several bytes being
     * before that.
     */
    private int length(int stemEnd) {
        return stemEnd - start - continuations;
    }

    /** The byte at that place counted from the end, from 1. */
    private byte last(int place) {
        return (byte) (tail >>> Long.SIZE - place * Byte.SIZE);
    }
}
