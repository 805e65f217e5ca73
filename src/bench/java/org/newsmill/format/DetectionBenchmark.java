package org.newsmill.format;

import org.newsmill.benchmark.Corpus;
import org.newsmill.benchmark.PassBenchmark;
import org.newsmill.text.engine.TextEngine;
import org.openjdk.jmh.annotations.Benchmark;

import java.util.ArrayList;
import java.util.List;

/** Telling the format of decoded documents, by their content alone. */
public class DetectionBenchmark extends PassBenchmark {

    private final FormatDetector detector = new FormatDetector(Formats.ALL);
    private final List<String> plain = Corpus.load().texts();
    private final List<String> normalised = new ArrayList<>();
    private final List<String> stemmed = new ArrayList<>();

    public DetectionBenchmark() {
        TextEngine engine = new TextEngine();
        for (String text : plain) {
            normalised.add(engine.normalise(text));
            stemmed.add(engine.stem(engine.normalise(text)));
        }
    }

    @Benchmark
    public long detectPlain() throws UnreadableException {
        return detect(plain);
    }

    @Benchmark
    public long detectNormalised() throws UnreadableException {
        return detect(normalised);
    }

    @Benchmark
    public long detectStemmed() throws UnreadableException {
        return detect(stemmed);
    }

    private long detect(List<String> texts) throws UnreadableException {
        long sum = 0;
        for (String text : texts) {
            sum += detector.detect(new Document(text, Hints.NONE)).name().ordinal();
        }
        return sum;
    }
}
