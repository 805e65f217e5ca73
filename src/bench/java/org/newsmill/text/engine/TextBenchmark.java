package org.newsmill.text.engine;

import org.newsmill.benchmark.Corpus;
import org.newsmill.benchmark.PassBenchmark;
import org.newsmill.text.bits.Swar;
import org.newsmill.text.bits.Utf8;
import org.newsmill.text.nltk.CodePoints;
import org.newsmill.text.nltk.Normaliser;
import org.newsmill.text.nltk.PlainText;
import org.openjdk.jmh.annotations.Benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The text engine, the plain implementation of the same definitions, and two lower bounds. An
 * operation is one pass over all articles, by an engine that has seen none of them, so that a cold
 * cache counts.
 */
public class TextBenchmark extends PassBenchmark {

    private final List<String> texts = Corpus.load().texts();
    private final List<String> normalisedTexts = texts.stream().map(Normaliser::normalise).toList();
    private final char[] in = new char[1 << 16];
    private final char[] out = new char[1 << 16];
    private final TextEngine kept = new TextEngine(false);
    private final TextEngine keptWithTerms = new TextEngine(true);
    private final TextPass innards = new TextPass(new Utf8Source(), new StemOutput(true));

    /** All articles' stems, except for a few whose slots were taken. */
    private final StemCache stems = new StemCache();

    /** The entries of each article's stems, in random order. */
    private final List<int[]> stemsOfTexts = texts.stream().map(this::stemsOf).toList();

    private final WordOrder wordOrder = new WordOrder();

    private int[] stemsOf(String text) {
        List<Term> terms = new ArrayList<>(new TextEngine().analyse(text).terms());
        Collections.shuffle(terms, new Random(1));
        return terms.stream()
                .mapToInt(term -> entryOf(Utf8.bytes(term.term())))
                .filter(entry -> entry >= 0)
                .toArray();
    }

    private int entryOf(byte[] stem) {
        if (stem.length > StemCache.LONGEST) {
            return -1;
        }
        byte[] padded = Arrays.copyOf(stem, StemCache.LONGEST);
        return stems.entryOfStem(Swar.get(padded, 0), Swar.get(padded, Long.BYTES), stem.length);
    }

    /** A lower bound: what any engine has to do at least, from characters to a string. */
    @Benchmark
    public long lowerCaseAndCopy() {
        long sum = 0;
        for (String text : texts) {
            int length = text.length();
            text.getChars(0, length, in, 0);
            for (int i = 0; i < length; i++) {
                char c = in[i];
                out[i] = (char) (c >= 'A' && c <= 'Z' ? c | 0x20 : c);
            }
            sum += new String(out, 0, length).length();
        }
        return sum;
    }

    /** A lower bound for engines that look at one character after the other. */
    @Benchmark
    public long classify() {
        long sum = 0;
        for (String text : texts) {
            int length = text.length();
            text.getChars(0, length, in, 0);
            byte before = 0;
            for (int i = 0; i < length; i++) {
                byte type = CodePoints.classOf(in[i]);
                sum += type == before ? 0 : 1;
                before = type;
            }
        }
        return sum;
    }

    /**
     * A lower bound for terms: to sort an article's stems, and to copy three numbers for each into
     * an array of its own. No counting, no joining, no ranking.
     */
    @Benchmark
    public long sortStemsAndCopy() {
        long sum = 0;
        for (int[] entries : stemsOfTexts) {
            int size = wordOrder.take(stems, entries, entries.length);
            wordOrder.sort();
            long[] words = wordOrder.keys();
            long[] terms = new long[Terms.NUMBERS * size];
            for (int i = 0; i < size; i++) {
                stems.copy(WordOrder.entryOf(words[i]), terms, Terms.NUMBERS * i);
            }
            sum += terms[0];
        }
        return sum;
    }

    @Benchmark
    public long normalise() {
        TextEngine engine = new TextEngine(false);
        long sum = 0;
        for (String text : texts) {
            sum += engine.normalise(text).length();
        }
        return sum;
    }

    @Benchmark
    public long stem() {
        TextEngine engine = new TextEngine(false);
        long sum = 0;
        for (String text : normalisedTexts) {
            sum += engine.stem(text).length();
        }
        return sum;
    }

    /** From characters to characters: both strings, and nothing else. */
    @Benchmark
    public long normaliseAndStem() {
        Utf8Source source = new Utf8Source();
        StemOutput stems = new StemOutput(false);
        TextPass pass = new TextPass(source, stems);
        long sum = 0;
        for (String text : texts) {
            pass.read(text, true);
            sum +=
                    pass.normalised().length()
                            + source.string(stems.bytes(), StemOutput.START, stems.end()).length();
        }
        return sum;
    }

    /** With counts and hash. */
    @Benchmark
    public long analyseWithoutTerms() {
        return analyse(new TextEngine(false));
    }

    @Benchmark
    public long analyse() {
        return analyse(new TextEngine(true));
    }

    /** An engine that has read the same articles before, which a long stream comes close to. */
    @Benchmark
    public long warmAnalyseWithoutTerms() {
        return analyse(kept);
    }

    @Benchmark
    public long warmAnalyse() {
        return analyse(keptWithTerms);
    }

    /** All but the making of results: what the engine allocates for itself. */
    @Benchmark
    public long warmWithoutResults() {
        long sum = 0;
        for (String text : texts) {
            innards.read(text, true);
            sum += innards.wasNormalised() ? 1 : 0;
        }
        return sum;
    }

    @Benchmark
    public long plainImplementation() {
        long sum = 0;
        for (String text : texts) {
            sum += PlainText.stem(PlainText.normalise(text)).length();
        }
        return sum;
    }

    private long analyse(TextEngine engine) {
        long sum = 0;
        for (String text : texts) {
            sum += engine.analyse(text).stemmed().length();
        }
        return sum;
    }
}
