package org.newsmill.text.nltk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Locale;

class NormaliserTest {

    @Test
    void cutsWordsFromMarksAndLowersTheCase() {
        assertThat(Normaliser.normalise("  The Mayor’s “pier”—it’s\tOPEN!  "))
                .isEqualTo("the mayor ’ s “ pier ”— it ’ s open !");
    }

    @Test
    void countsLettersNumbersAndUnderscoresOfAllScriptsAsWordCharacters() {
        assertThat(Normaliser.normalise("½_Ⅻ٣中é𝟗")).isEqualTo("½_ⅻ٣中é𝟗");
    }

    @Test
    void cutsAtCombiningMarksAsTheReferenceDoes() {
        assertThat(Normaliser.normalise("cafe\u0301s")).isEqualTo("cafe \u0301 s");
    }

    @Test
    void takesSeparatorControlsForWhiteSpace() {
        assertThat(Normaliser.normalise("a\u001cb\u001fc\u0085d\u00a0e")).isEqualTo("a b c d e");
    }

    @Test
    void lowersADottedCapitalIToTwoCharactersInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr"));
            assertThat(Normaliser.normalise("İI")).isEqualTo("i \u0307 i");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void lowersASigmaToItsFinalFormAtTheEndOfAWordOnly() {
        assertThat(Normaliser.normalise("ΟΔΟΣ ΣΟΦΟΣ Σ")).isEqualTo("οδος σοφος σ");
        assertThat(Normaliser.normalise("ΑΣ'")).isEqualTo("ας '");
        assertThat(Normaliser.normalise("ΑΣ'Α")).isEqualTo("ασ ' α");
    }

    @Test
    void takesAHalvedSurrogatePairForAMark() {
        assertThat(Normaliser.normalise("bad\ud83dword \udc00"))
                .isEqualTo("bad \ud83d word \udc00");
    }

    @Test
    void tellsWhetherATextIsItsOwnNormalForm() {
        assertThat(Normaliser.isNormalised("")).isTrue();
        assertThat(Normaliser.isNormalised("the mayor ’ s pier .")).isTrue();
        assertThat(Normaliser.isNormalised("! !")).isTrue();
        assertThat(Normaliser.isNormalised("The mayor")).isFalse();
        assertThat(Normaliser.isNormalised("pier.")).isFalse();
        assertThat(Normaliser.isNormalised("two  spaces")).isFalse();
        assertThat(Normaliser.isNormalised("space behind ")).isFalse();
        assertThat(Normaliser.isNormalised(" space before")).isFalse();
        assertThat(Normaliser.isNormalised("a\tb")).isFalse();
        assertThat(Normaliser.isNormalised(" ")).isFalse();
    }

    @Test
    void saysWhetherATextIsNormalisedWhereverInABlockAnOddCharacterStands() {
        String text = "two mayors of 12 towns : ? ( 3 . 5 % ) said ’ no ’ to it";
        String[] odd = {
            "A", "?", ":", "/", "z", " ", "a", "7", ".", "’", "é", "É", "\u00a0", "\u0085", "\t",
            "\u001f", "_", "`", "@", "{", "\u007f", "\0", "²", "ß", "\ud83d", "\ude00", "😀", "😀 ",
            "İ", "Σ", "中"
        };
        for (String original : new String[] {text, text.replace('’', '\''), text + " 😀"}) {
            for (int at = 0; at <= original.length(); at++) {
                for (String character : odd) {
                    for (int end = at; end <= Math.min(at + 2, original.length()); end++) {
                        String changed =
                                original.substring(0, at) + character + original.substring(end);
                        assertThat(Normaliser.isNormalised(changed))
                                .as(changed)
                                .isEqualTo(Normaliser.normalise(changed).equals(changed));
                    }
                }
            }
        }
    }
}
