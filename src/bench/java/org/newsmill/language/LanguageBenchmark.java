package org.newsmill.language;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.newsmill.benchmark.Corpus;
import org.newsmill.benchmark.LuceneStems;
import org.newsmill.benchmark.PassBenchmark;
import org.newsmill.text.detect.LanguageIdentifier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Texts of other languages, normalised and stemmed, and the same by Lucene's analyser of that
 * language, which leaves out stop words and punctuation and stems less; and telling the language of
 * English articles, whose share in all that is done to an article {@code EnrichBenchmark} shows.
 */
public class LanguageBenchmark extends PassBenchmark {

    private static final Map<String, Analyzer> LUCENE =
            Map.of(
                    "fr", new FrenchAnalyzer(),
                    "de", new GermanAnalyzer(),
                    "ru", new RussianAnalyzer());

    @Param({"fr", "de", "ru"})
    public String language;

    private final List<String> english = Corpus.load().texts();
    private final Map<String, List<String>> texts =
            Map.of("fr", texts("fr"), "de", texts("de"), "ru", texts("ru"));
    private final LuceneStems stems = new LuceneStems();

    /** A new analyser each time: its words are those of this pass. */
    @Benchmark
    public long newsmill() {
        Analyser analyser = Languages.of(language).analyser(false);
        long sum = 0;
        for (String text : texts.get(language)) {
            sum += analyser.stem(text).length();
        }
        return sum;
    }

    /** With counts, hash and terms, as for each article. */
    @Benchmark
    public long newsmillAnalyse() {
        Analyser analyser = Languages.of(language).analyser(true);
        long sum = 0;
        for (String text : texts.get(language)) {
            sum += analyser.analyse(text).tokenCount();
        }
        return sum;
    }

    @Benchmark
    public long lucene() throws IOException {
        Analyzer analyzer = LUCENE.get(language);
        long sum = 0;
        for (String text : texts.get(language)) {
            sum += stems.of(analyzer, text).length();
        }
        return sum;
    }

    @Benchmark
    public long identifyEnglish() {
        long sum = 0;
        for (String text : english) {
            sum += LanguageIdentifier.shipped().identify(text) == null ? 0 : 1;
        }
        return sum;
    }

    @Benchmark
    public long identifyForeign() {
        long sum = 0;
        for (String text : texts.get(language)) {
            sum += LanguageIdentifier.shipped().identify(text) == null ? 0 : 1;
        }
        return sum;
    }

    private static List<String> texts(String language) {
        return DevTexts.all().stream()
                .filter(each -> each.language().equals(language))
                .map(DevTexts.Text::text)
                .toList();
    }
}
