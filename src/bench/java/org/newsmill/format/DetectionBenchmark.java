package org.newsmill.format;

import org.newsmill.benchmark.Corpus;
import org.newsmill.text.TextEngine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Telling the format of decoded documents, by their content alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 3, time = 1)
public class DetectionBenchmark {

    private final FormatDetector detector = new FormatDetector(Formats.all());
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
