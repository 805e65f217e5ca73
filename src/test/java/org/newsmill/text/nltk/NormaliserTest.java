package org.newsmill.text.nltk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import java.util.Locale;

@Isolated("changes what the whole process goes by, such as its locale")
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
    void treatsAnUnpairedSurrogateAsAMark() {
        assertThat(Normaliser.normalise("bad\ud83dword \udc00"))
                .isEqualTo("bad \ud83d word \udc00");
    }
}
