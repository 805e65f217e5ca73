package org.newsmill.text.engine;

import org.newsmill.text.nltk.PlainText;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the engine makes of a text, in the plainest words, on top of {@link PlainText}. */
final class PlainAnalysis {

    private PlainAnalysis() {}

    static AnalysedText analyse(String prose) {
        return analyseNormalised(PlainText.normalise(prose));
    }

    static AnalysedText analyseNormalised(String text) {
        List<String> tokens = PlainText.treebank(text);
        return result(text, PlainText.stem(text), tokens);
    }

    static AnalysedText analyseStemmed(String text) {
        return result(null, text, null);
    }

    private static boolean isWord(String token) {
        return Pattern.compile("[\\p{L}\\p{N}]").matcher(token).find();
    }

    private static AnalysedText result(String normalised, String stemmed, List<String> forms) {
        List<String> stems = PlainText.split(stemmed);
        Map<String, Map<String, Integer>> table = new LinkedHashMap<>();
        for (int i = 0; i < stems.size(); i++) {
            if (isWord(stems.get(i))) {
                table.computeIfAbsent(stems.get(i), stem -> new LinkedHashMap<>())
                        .merge(forms == null ? "" : forms.get(i), 1, Integer::sum);
            }
        }
        int words = (int) stems.stream().filter(PlainAnalysis::isWord).count();
        return new AnalysedText(
                normalised,
                stemmed,
                stems.size(),
                words,
                Terms.of(terms(table, forms != null)),
                hash(stemmed));
    }

    private static List<Term> terms(Map<String, Map<String, Integer>> table, boolean withForms) {
        List<Term> terms = new ArrayList<>();
        table.forEach(
                (stem, forms) -> {
                    int count = forms.values().stream().mapToInt(n -> n).sum();
                    int most = forms.values().stream().mapToInt(n -> n).max().orElseThrow();
                    String form =
                            forms.keySet().stream()
                                    .filter(f -> forms.get(f) == most)
                                    .findFirst()
                                    .orElseThrow();
                    terms.add(new Term(stem, count, withForms ? form : null));
                });
        Comparator<Term> byCodePoints =
                Comparator.comparing(t -> t.term().codePoints().toArray(), Arrays::compare);
        terms.sort(Comparator.comparing(Term::count).reversed().thenComparing(byCodePoints));
        return terms;
    }

    private static String hash(String stemmed) {
        try {
            byte[] bytes = stemmed.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
