package org.newsmill.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that articles repeat whatever they are about; each was a key term once. */
class WordLevelsTest {

    @ParameterizedTest
    @CsvSource({
        "am, መካከል ተብሏል በዚህ",
        "el, είναι ότι αλλά οποία πρέπει αυτή ή",
        "ha, ake dangane",
        "ig, dịka maọbụ",
        "ja, した って",
        "lg, bano eno",
        "ln, baye bayi",
        "om, keessaa erga gara",
        "rn, mbere hagati",
        "ru, котором другому всей своих заявил",
        "sn, vanoti ichi",
        "so, badan ahaa sheegay",
        "sw, huyo kuhusu huu",
        "ti, ኣብቲ እምበር",
        "tr, arasında karşı aynı",
        "vi, chúng",
        "xh, kakhulu ngoba",
        "yo, awọn rẹ oun",
        "zh, 一個 位於"
    })
    void function_words_are_known_in_each_form_in_which_they_are_written(
            String language, String words) {
        for (String word : words.split(" ")) {
            assertThat(WordLevels.of(language).level(word)).as(word).isEqualTo(WordLevels.FUNCTION);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "el, κυβέρνηση",
        "ru, выборы",
        "sw, serikali",
        "sw, ndoa",
        "uk, держави",
        "tr, deprem",
        "is, ríki",
        "yo, ijọba"
    })
    void what_an_article_is_about_is_no_function_word(String language, String word) {
        assertThat(WordLevels.of(language).level(word)).isNotEqualTo(WordLevels.FUNCTION);
    }
}
