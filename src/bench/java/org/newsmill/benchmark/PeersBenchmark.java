package org.newsmill.benchmark;

import opennlp.tools.stemmer.PorterStemmer;
import opennlp.tools.tokenize.SimpleTokenizer;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.openjdk.jmh.annotations.Benchmark;

import java.io.IOException;
import java.util.List;

/**
 * What else one could take, on the same articles, its stems joined by spaces too. None of these is
 * exact by our definitions; Lucene's leave punctuation out, which is less work.
 */
public class PeersBenchmark extends PassBenchmark {

    private final List<String> texts = Corpus.load().texts();
    private final StringBuilder joined = new StringBuilder();
    private final LuceneStems stems = new LuceneStems();

    private final Analyzer porterChain =
            new Analyzer() {
                @Override
                protected TokenStreamComponents createComponents(String field) {
                    Tokenizer tokenizer = new StandardTokenizer();
                    return new TokenStreamComponents(
                            tokenizer, new PorterStemFilter(new LowerCaseFilter(tokenizer)));
                }
            };

    private final Analyzer englishAnalyzer = new EnglishAnalyzer();
    private final PorterStemmer openNlpStemmer = new PorterStemmer();

    /** StandardTokenizer, LowerCaseFilter, PorterStemFilter. */
    @Benchmark
    public long lucenePorterChain() throws IOException {
        return analyse(porterChain);
    }

    /** The same with possessives and stop words taken out. */
    @Benchmark
    public long luceneEnglishAnalyzer() throws IOException {
        return analyse(englishAnalyzer);
    }

    /** SimpleTokenizer and PorterStemmer. */
    @Benchmark
    public long openNlp() {
        long sum = 0;
        for (String text : texts) {
            joined.setLength(0);
            for (String token :
                    SimpleTokenizer.INSTANCE.tokenize(text.toLowerCase(java.util.Locale.ROOT))) {
                joined.append(openNlpStemmer.stem(token)).append(' ');
            }
            sum += joined.toString().length();
        }
        return sum;
    }

    private long analyse(Analyzer analyzer) throws IOException {
        long sum = 0;
        for (String text : texts) {
            sum += stems.of(analyzer, text).length();
        }
        return sum;
    }
}
