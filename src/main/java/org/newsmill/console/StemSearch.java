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
    private final String defaultLanguage;
    private final Map<String, String[]> stems = new HashMap<>();

    /**
     * @param defaultLanguage BCP 47: whose stems an article has whose language is not known
     */
    StemSearch(String question, String defaultLanguage) {
        this.question = question;
        this.defaultLanguage = defaultLanguage;
    }

    /** Whether all words of the question stand in it, in any order. */
    boolean finds(EnrichedArticle article) {
        String language = article.getLanguage() == null ? defaultLanguage : article.getLanguage();
        String text = spaced(article.getStemmedText()) + spaced(article.getStemmedTitle());
        String[] wanted = stems.computeIfAbsent(language, this::stems);
        for (String stem : wanted) {
            if (!text.contains(" " + stem + " ")) {
                return false;
            }
        }
        return wanted.length > 0;
    }

    private static String spaced(String stems) {
        return stems == null ? "" : " " + stems + " ";
    }

    private String[] stems(String language) {
        Analyser analyser = Languages.of(language).analyser(false);
        String all = analyser.stem(question).strip();
        return all.isEmpty() ? new String[0] : all.split(" ");
    }
}
