package org.newsmill.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.newsmill.text.detect.StemOdds;
import org.newsmill.text.engine.TextEngine;

import java.util.ArrayList;
import java.util.List;

/** Stems are told from words in English only: normalised text of another language is no stems. */
class ForeignNormalisedTextsTest {

    /** How many characters a text is cut to. */
    private static final int[] LENGTHS = {100_000, 1000, 300, 100, 50};

    @Test
    void normalised_text_of_another_language_is_not_taken_for_stems() {
        TextEngine english = new TextEngine(false);
        List<String> wrong = new ArrayList<>();
        for (DevTexts.Text each : DevTexts.all()) {
            if (each.language().equals("en")) {
                continue;
            }
            for (int length : LENGTHS) {
                String text = each.text().substring(0, Math.min(length, each.text().length()));
                String normalised = english.normalise(text);
                boolean wouldChange = !english.stem(normalised).equals(normalised);
                if (wouldChange && StemOdds.shipped().looksStemmed(normalised)) {
                    wrong.add(each.language() + " " + normalised);
                }
            }
        }
        assertThat(wrong).as("of some 6,600").hasSizeLessThan(8);
    }
}
