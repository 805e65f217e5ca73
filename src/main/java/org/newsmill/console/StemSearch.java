package org.newsmill.console;

import org.newsmill.avro.EnrichedArticle;
import org.newsmill.language.Analyser;
import org.newsmill.language.Languages;

import java.util.HashMap;
import java.util.Map;

/**
 * Whether articles have the words of a question, by the stems of each article's own language. For
 * one question; not thread-safe.
 */
final class StemSearch {

    private final String question;
    private final Map<String, String[]> stems = new HashMap<>();

    StemSearch(String question) {
        this.question = question;
    }

    /** Whether all words of the question stand in it, in any order. */
    boolean finds(EnrichedArticle article) {
        String language = article.getLanguage() == null ? "en" : article.getLanguage();
        String text = " " + article.getStemmedText() + " " + article.getStemmedTitle() + " ";
        String[] wanted = stems.computeIfAbsent(language, this::stems);
        for (String stem : wanted) {
            if (!text.contains(" " + stem + " ")) {
                return false;
            }
        }
        return wanted.length > 0;
    }

    private String[] stems(String language) {
        Analyser analyser = Languages.of(language).analyser(false);
        String all = analyser.stem(question).strip();
        return all.isEmpty() ? new String[0] : all.split(" ");
    }
}
