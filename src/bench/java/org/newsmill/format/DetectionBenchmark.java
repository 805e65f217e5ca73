package org.newsmill.format;

import org.newsmill.benchmark.Corpus;
import org.newsmill.benchmark.PassBenchmark;
import org.newsmill.format.parse.Document;
import org.newsmill.format.parse.Hints;
import org.newsmill.format.parse.TextDecoder;
import org.newsmill.format.parse.UnreadableException;
import org.newsmill.text.engine.TextEngine;
import org.openjdk.jmh.annotations.Benchmark;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Finding the format of documents that are decoded already, by their content alone. */
public class DetectionBenchmark extends PassBenchmark {

    private final Sniffer sniffer = new Sniffer(Formats.ALL);
    private final TextDecoder decoder = new TextDecoder(StandardCharsets.UTF_8);
    private final List<Document> plain = new ArrayList<>();
    private final List<Document> normalised = new ArrayList<>();
    private final List<Document> stemmed = new ArrayList<>();

    public DetectionBenchmark() {
        TextEngine engine = new TextEngine();
        for (String text : Corpus.load().texts()) {
            plain.add(decoded(text));
            normalised.add(decoded(engine.normalise(text)));
            stemmed.add(decoded(engine.stem(engine.normalise(text))));
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

    private long detect(List<Document> documents) throws UnreadableException {
        long sum = 0;
        for (Document document : documents) {
            sum += sniffer.format(document).name().length();
        }
        return sum;
    }

    private Document decoded(String text) {
        Document document =
                new Document(text.getBytes(StandardCharsets.UTF_8), Hints.NONE, decoder);
        try {
            // The document remembers what it has decoded.
            document.content();
        } catch (UnreadableException e) {
            throw new IllegalStateException("UTF-8 that was just encoded can be decoded", e);
        }
        return document;
    }
}
