package org.newsmill.text.engine;

import java.nio.charset.StandardCharsets;

/**
 * Normalises and stems texts, and counts what they consist of.
 *
 * <p>Not thread-safe: one engine per thread. It keeps its buffers from text to text; those that an
 * exceptionally long text made grow are let go with the next one. Every method takes any string,
 * unpaired surrogates included, throws nothing but for null, and takes time linear in the text's
 * length.
 */
public final class TextEngine {

    private final boolean withTerms;
    private final Utf8Source source = new Utf8Source();
    private final StemOutput stems;
    private final TextPass textPass;
    private final GeneralPass generalPass;
    private final ContentHash contentHash = new ContentHash();

    /** Made when the first stemmed text comes, which in many streams is never. */
    private StemmedPass stemmedPass;

    /** An engine that does everything. */
    public TextEngine() {
        this(true);
    }

    /**
     * An engine with or without terms.
     *
     * @param withTerms false leaves out the table of terms, which saves time; {@link
     *     AnalysedText#terms()} is then empty
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
     * @return what was found out, nothing in it null
     */
    public AnalysedText analyse(String prose) {
        textPass.read(prose, true);
        return result(textPass.normalised());
    }

    /**
     * Stems a text that is already normalised, and counts and hashes the result.
     *
     * @param text what {@link #normalise} would return; any other text is tokenized as it stands
     * @return what was found out, {@code normalised} being the text itself
     */
    public AnalysedText analyseNormalised(String text) {
        readNormalised(text);
        return result(text);
    }

    /**
     * Counts and hashes a text that is already stemmed.
     *
     * @param text stems; tokens are what stands between white space
     * @return what was found out, {@code stemmed} being the text itself, {@code normalised} and the
     *     terms' forms null
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
     * Normalises a text, as {@link org.newsmill.text.nltk.Normaliser#normalise} does.
     *
     * @param text any text
     * @return its tokens in lower case, joined by single spaces
     */
    public String normalise(String text) {
        textPass.read(text, false);
        return textPass.normalised();
    }

    /**
     * Stems a text: the Treebank tokens of the whole of it, each stemmed, joined by single spaces.
     *
     * @param normalised what {@link #normalise} returned, or any other text
     * @return its stems
     */
    public String stem(String normalised) {
        readNormalised(normalised);
        return stemmed();
    }

    /**
     * Normalising takes so little that doing it once more is the fastest way to see whether it has
     * been done.
     */
    private void readNormalised(String text) {
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
        // Making them counts the words.
        Terms terms = stems.terms(!source.hasUnpairedSurrogates());
        return new AnalysedText(
                normalised, stemmed, stems.tokenCount(), stems.wordCount(), terms, hash);
    }

    private String hash(String text, byte[] utf8, int from, int to) {
        if (source.hasUnpairedSurrogates()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return contentHash.of(bytes, 0, bytes.length);
        }
        return contentHash.of(utf8, from, to);
    }
}
