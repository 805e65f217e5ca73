package org.newsmill.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.newsmill.text.detect.LanguageIdentifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often the language of a text is told right, by the text's length. */
class IdentificationAccuracyTest {

    private static final Map<Integer, Double> LEAST =
            new TreeMap<>(Map.of(1000, 0.997, 200, 0.99, 100, 0.98, 50, 0.94));

    private final LanguageIdentifier identifier = LanguageIdentifier.shipped();

    @Test
    void languages_are_told_right_by_length() {
        List<DevTexts.Text> texts = DevTexts.all();
        LEAST.forEach(
                (length, least) -> {
                    int right = 0;
                    Map<String, Integer> wrong = new TreeMap<>();
                    for (int i = 0; i < texts.size(); i++) {
                        String part = texts.get(i).part(length, i);
                        String told = identifier.identify(part);
                        if (texts.get(i).language().equals(told)) {
                            right++;
                        } else {
                            wrong.merge(texts.get(i).language() + ">" + told, 1, Integer::sum);
                        }
                    }
                    double share = right / (double) texts.size();
                    System.out.println(length + " " + share + " " + wrong);
                    assertThat(share).as("at %s characters", length).isGreaterThan(least);
                });
    }

    @Test
    void no_whole_article_in_english_is_called_something_else() {
        List<String> wrong = new ArrayList<>();
        for (DevTexts.Text each : DevTexts.all()) {
            String told = identifier.identify(each.text());
            if (!each.language().equals(told)) {
                wrong.add(each.language() + ">" + told);
            }
        }
        System.out.println(wrong);
        assertThat(wrong).noneMatch(each -> each.startsWith("en>"));
    }
}
