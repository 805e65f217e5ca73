package org.newsmill.text.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.newsmill.text.nltk.Normaliser;

class NormalFormTest {

    @Test
    void tellsWhetherATextIsItsOwnNormalForm() {
        assertThat(TextEngine.isNormalised("")).isTrue();
        assertThat(TextEngine.isNormalised("the mayor ’ s pier .")).isTrue();
        assertThat(TextEngine.isNormalised("! !")).isTrue();
        assertThat(TextEngine.isNormalised("The mayor")).isFalse();
        assertThat(TextEngine.isNormalised("pier.")).isFalse();
        assertThat(TextEngine.isNormalised("two  spaces")).isFalse();
        assertThat(TextEngine.isNormalised("space after ")).isFalse();
        assertThat(TextEngine.isNormalised(" space before")).isFalse();
        assertThat(TextEngine.isNormalised("a\tb")).isFalse();
        assertThat(TextEngine.isNormalised(" ")).isFalse();
    }

    @Test
    void saysWhetherATextIsNormalisedWhereverInABlockACharacterIsChanged() {
        String text = "two mayors of 12 towns : ? ( 3 . 5 % ) said ’ no ’ to it";
        String[] others = {
            "A", "?", ":", "/", "z", " ", "a", "7", ".", "’", "é", "É", "\u00a0", "\u0085", "\t",
            "\u001f", "_", "`", "@", "{", "\u007f", "\0", "²", "ß", "\ud83d", "\ude00", "😀", "😀 ",
            "İ", "Σ", "中"
        };
        for (String original : new String[] {text, text.replace('’', '\''), text + " 😀"}) {
            for (int at = 0; at <= original.length(); at++) {
                for (String character : others) {
                    for (int end = at; end <= Math.min(at + 2, original.length()); end++) {
                        String changed =
                                original.substring(0, at) + character + original.substring(end);
                        assertThat(TextEngine.isNormalised(changed))
                                .as(changed)
                                .isEqualTo(Normaliser.normalise(changed).equals(changed));
                    }
                }
            }
        }
    }
}
