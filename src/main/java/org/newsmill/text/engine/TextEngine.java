package org.newsmill.text.engine;

/**
 * Normalises and stems texts, and counts their words. The results are those of NLTK 3.8 on Python
 * 3.11, to the byte; {@link org.newsmill.text.nltk} is the definition.
 *
 * <p>Not thread-safe: use one engine per thread. It keeps its buffers and a cache of stems from
 * text to text; buffers that an exceptionally long text needed are released with the next text.
 * Every method takes any string, unpaired surrogates included, throws {@link NullPointerException}
 * for null and otherwise nothing, and takes time linear in the text's length.
 */
public final class TextEngine {

    private final boolean withTerms;
    private final Utf8Source source = new Utf8Source();
    private final StemOutput stems;
    private final TextPass textPass;
    private final GeneralPass generalPass;
    private final ContentHash contentHash = new ContentHash();

    /** Made when the first stemmed text comes; in many streams none ever does. */
    private StemmedPass stemmedPass;

    /** An engine that does everything. */
    public TextEngine() {
        this(true);
    }

    /**
     * An engine with or without terms.
     *
     * @param withTerms whether to make the terms; without them the engine is faster and {@link
     *     AnalysedText#terms()} is empty
     */
    public TextEngine(boolean withTerms) {
        this.withTerms = withTerms;
        stems = new StemOutput(withTerms);
        textPass = new TextPass(source, stems);
        generalPass = new GeneralPass(stems);
    }

    /**
     * Normalises and stems a text, and counts and hashes the result.
     *
     * @param prose any text
     * @return the results, none of them null
     */
    public AnalysedText analyse(String prose) {
        textPass.read(prose, true);
        return result(textPass.normalised());
    }

    /**
     * Stems a text that is already normalised, and counts and hashes the result.
     *
     * @param text what {@link #normalise} would return; any other text is tokenized as it is
     * @return the results; {@code normalised} is the text itself
     */
    public AnalysedText analyseNormalised(String text) {
        stemAsItIs(text);
        return result(text);
    }

    /**
     * Counts and hashes a text that is already stemmed.
     *
     * @param text stems, separated by white space
     * @return the results; {@code stemmed} is the text itself, {@code normalised} and the terms'
     *     forms are null
     */
    public AnalysedText analyseStemmed(String text) {
        if (stemmedPass == null) {
            stemmedPass = new StemmedPass();
        }
        source.read(text, false);
        stemmedPass.read(source.bytes, source.length);
        Terms terms = withTerms ? stemmedPass.terms(!source.hasUnpairedSurrogates()) : Terms.NONE;
        String hash = hash(text, source.bytes, 0, source.length);
        return new AnalysedText(
                null, text, stemmedPass.tokenCount(), stemmedPass.wordCount(), terms, hash);
    }

    /**
     * Normalises a text: the same result as {@link org.newsmill.text.nltk.Normaliser#normalise},
     * faster.
     *
     * @param text any text
     * @return its tokens in lower case, joined by single spaces
     */
    public String normalise(String text) {
        textPass.read(text, false);
        return textPass.normalised();
    }

    /**
     * Stems a text: the Treebank tokens of the whole text, each stemmed, joined by single spaces.
     *
     * @param normalised what {@link #normalise} returned, or any other text
     * @return its stems
     */
    public String stem(String normalised) {
        stemAsItIs(normalised);
        return stemmed();
    }

    /**
     * Tells whether a text is its own normal form. It allocates one byte per char. Any thread may
     * call it.
     *
     * @param text any string
     * @return true if and only if {@code normalise(text).equals(text)}
     */
    public static boolean isNormalised(String text) {
        return NormalForm.isNormalised(text);
    }

    /**
     * Stems a text as it is. Normalising takes so little time that normalising it again is the
     * fastest way to see whether it is normalised; only if it is not is the general pass needed.
     */
    private void stemAsItIs(String text) {
        textPass.read(text, true);
        if (!textPass.wasNormalised()) {
            generalPass.read(text);
        }
    }

    private String stemmed() {
        return source.string(stems.bytes(), StemOutput.START, stems.end());
    }

    private AnalysedText result(String normalised) {
        String stemmed = stemmed();
        String hash = hash(stemmed, stems.bytes(), StemOutput.START, stems.end());
        // Before the words are asked for: making the terms counts them.
        Terms terms = stems.terms(!source.hasUnpairedSurrogates());
        return new AnalysedText(
                normalised, stemmed, stems.tokenCount(), stems.wordCount(), terms, hash);
    }

    private String hash(String text, byte[] utf8, int from, int to) {
        if (source.hasUnpairedSurrogates()) {
            return contentHash.of(text);
        }
        return contentHash.of(utf8, from, to);
    }
}
