package org.newsmill.benchmark;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

import java.io.IOException;
import java.io.StringReader;

/** What analysers of Lucene's make of a text, joined by spaces. Not thread-safe. */
public final class LuceneStems {

    private final StringBuilder joined = new StringBuilder();

    public String of(Analyzer analyzer, String text) throws IOException {
        joined.setLength(0);
        try (TokenStream stream = analyzer.tokenStream("text", new StringReader(text))) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                joined.append(term.buffer(), 0, term.length()).append(' ');
            }
            stream.end();
        }
        return joined.toString();
    }
}
