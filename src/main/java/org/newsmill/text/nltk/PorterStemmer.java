package org.newsmill.text.nltk;

import org.newsmill.text.bits.Utf8;

import java.util.Arrays;

/**
 * The Porter stemmer with NLTK's extensions: {@code PorterStemmer} of NLTK 3.8 in its default mode,
 * {@code NLTK_EXTENSIONS}, to the byte.
 *
 * <p>The algorithm is M. F. Porter, "An algorithm for suffix stripping", Program 14 (3), 1980, with
 * Martin Porter's later changes and NLTK's: irregular forms; words of two characters or fewer stay;
 * a stem of one vowel and one consonant counts as short (*o); and what the steps below say.
 *
 * <p>A, e, i, o, u are vowels, and so is y after a consonant. Everything else is a consonant,
 * including letters with accents, digits and punctuation. Lengths are counted in code points.
 *
 * <p>The rules are written as in Porter's paper. Of what is before the suffix, m says how often a
 * consonant follows a vowel, *v* that there is a vowel, *d that it ends in a double consonant, *o
 * in consonant, vowel, consonant, of which the last is not w, x or y, and *S in s. The examples
 * show what the step alone does; later steps may go on.
 *
 * <p>An instance is a workspace for one word after another and not thread-safe; {@link
 * #stem(String)} may be called from any thread. Each word takes linear time, a run of ys too.
 */
public final class PorterStemmer {

    /** How many bytes must be readable before a word that is stemmed in place. */
    public static final int MARGIN = WordTail.MARGIN;

    private final WordTail word = new WordTail();

    /** A workspace for one thread. */
    public PorterStemmer() {}

    /**
     * Stems one word.
     *
     * @param word a token in any case; the empty string stays empty
     * @return its stem, in lower case. As in NLTK, an irregular form is looked up as it is written,
     *     so only in lower case is it found
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
     * Stems a lower-cased word in place. A stem is never longer than its word.
     *
     * @param bytes the word, {@code bytes[start..end)}, in UTF-8. {@link #MARGIN} bytes before it
     *     must be readable, the last of them a space, and eight of any kind after it
     * @param wasLower whether lower-casing left the word as it was: NLTK looks up irregular forms
     *     before it lowers the case
     * @param codePoints how many code points the word had before it was lower-cased
     * @return where the stem ends
     */
    public int stem(byte[] bytes, int start, int end, boolean wasLower, int codePoints) {
        if (wasLower) {
            return stemLower(bytes, start, end);
        }
        return codePoints <= 2 ? end : strip(bytes, start, end);
    }

    /**
     * Stems a word that came in lower case, as {@link #stem(byte[], int, int, boolean, int)} does.
     *
     * @return where the stem ends
     */
    public int stemLower(byte[] bytes, int start, int end) {
        // Every rule looks for a suffix that ends in an ASCII letter.
        if (end - start <= 2 || bytes[end - 1] < 0) {
            return end;
        }
        int irregularEnd = IrregularForms.replace(bytes, start, end);
        return irregularEnd >= 0 ? irregularEnd : strip(bytes, start, end);
    }

    private int strip(byte[] bytes, int start, int end) {
        word.read(bytes, start, end);
        strip();
        return word.write();
    }

    /**
     * Stems a word that is given as two longs; {@link #stemLength()}, {@link #kept()} and {@link
     * #added()} then say what its stem is.
     *
     * @param low the first eight bytes, the first one lowest, with zeros after the word's end. The
     *     word has one to sixteen ASCII letters and digits, in lower case
     * @param high the next eight bytes
     */
    public void stemAscii(long low, long high) {
        word.read(low, high);
        if (word.end() > 2 && (word.last(1) == 's' || mayChange())) {
            long irregular = high == 0 ? IrregularForms.stemOf(low) : 0;
            if (irregular != 0) {
                word.become(irregular);
            } else {
                strip();
            }
        }
    }

    /** The length in bytes of the stem that {@link #stemAscii} found; at least 1. */
    public int stemLength() {
        return word.end();
    }

    /** How many bytes of its word that stem begins with. */
    public int kept() {
        return word.kept();
    }

    /** What follows them in the stem, at most three bytes, the first one lowest. */
    public int added() {
        return word.added();
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
        // A stem's measure is at most its word's, so these two tests say in advance that no
        // condition of the steps can hold.
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

    /**
     * Step 1a. SSES -> SS (caresses -> caress), IES -> I (ponies -> poni), SS -> SS (caress ->
     * caress), S -> nothing (cats -> cat). NLTK: IES -> IE in words of four letters (ties -> tie).
     */
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
     * Step 1b. (m>0) EED -> EE (agreed -> agree, feed -> feed), (*v*) ED -> nothing (plastered ->
     * plaster, bled -> bled), (*v*) ING -> nothing (motoring -> motor, sing -> sing). NLTK: IED ->
     * I (spied -> spi), but IED -> IE in words of four letters (died -> die).
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

    /**
     * Step 1b goes on if ED or ING went. AT -> ATE (conflat -> conflate), BL -> BLE (troubl ->
     * trouble), IZ -> IZE (siz -> size), (*d and not (*L or *S or *Z)) -> the letter once (hopp ->
     * hop, fall -> fall), (m=1 and *o) -> E (fil -> file, fail -> fail).
     */
    private void repairStem() {
        if (word.endsWith(Suffix.AT) || word.endsWith(Suffix.BL) || word.endsWith(Suffix.IZ)) {
            word.append('e');
        } else if (word.endsInDoubleConsonant()) {
            byte c = word.last(1);
            if (c != 'l' && c != 's' && c != 'z') {
                word.dropLastCodePoint();
            }
        } else if (word.endsWith(Suffix.STAR_D)) {
            // NLTK writes the rule for double consonants as the suffix "*d", and tries to find it
            // as a suffix too.
            word.cut(0);
            word.append('d');
        } else if (word.measure(0) == 1 && word.endsShort(0)) {
            word.append('e');
        }
    }

    /**
     * Step 1c, NLTK's: Y -> I after a consonant that is not the first letter (happy -> happi, spy
     * -> spi, enjoy -> enjoy, by -> by).
     */
    private void step1c() {
        if (word.last(1) == 'y' && word.length() > 2 && word.isConsonant(2)) {
            word.drop(1);
            word.append('i');
        }
    }

    /**
     * Step 2, by the list in {@link Suffix}, if m>0: ATIONAL -> ATE (relational -> relate), IZER ->
     * IZE (digitizer -> digitize) and so on. NLTK: ALLI -> AL and step 2 again (rationalli ->
     * rational -> ration), FULLI -> FUL (hopefulli -> hopeful), and LOGI -> LOG with the l counted
     * as the stem's (theologi -> theolog).
     */
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

    /**
     * Step 3, by the list in {@link Suffix}, if m>0: ICATE -> IC (triplicate -> triplic), ATIVE ->
     * nothing (formative -> form), ICAL -> IC (electrical -> electric) and so on.
     */
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
     * Step 4, by the list in {@link Suffix}, if m>1: AL -> nothing (revival -> reviv), EMENT ->
     * nothing (replacement -> replac) and so on, ION only after s or t (adoption -> adopt).
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

    /**
     * Step 5a. (m>1) E -> nothing (probate -> probat, rate -> rate), (m=1 and not *o) E -> nothing
     * (cease -> ceas).
     */
    private void step5a() {
        if (word.last(1) == 'e') {
            int measure = word.measure(1);
            if (measure > 1 || measure == 1 && !word.endsShort(1)) {
                word.drop(1);
            }
        }
    }

    /** Step 5b. (m>1 and *d and *L) -> the letter once (controll -> control, roll -> roll). */
    private void step5b() {
        if (word.last(1) == 'l' && word.last(2) == 'l' && word.measure(1) > 1) {
            word.drop(1);
        }
    }
}
