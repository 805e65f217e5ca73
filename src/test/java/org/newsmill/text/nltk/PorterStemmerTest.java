package org.newsmill.text.nltk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PorterStemmerTest {

    /** The examples next to the rules in Porter's paper, with what later steps make of them. */
    @ParameterizedTest
    @CsvSource({
        "caresses, caress",
        "ponies, poni",
        "caress, caress",
        "cats, cat",
        "feed, feed",
        "agreed, agre",
        "plastered, plaster",
        "bled, bled",
        "motoring, motor",
        "sing, sing",
        "conflated, conflat",
        "troubled, troubl",
        "sized, size",
        "hopping, hop",
        "tanned, tan",
        "falling, fall",
        "hissing, hiss",
        "fizzed, fizz",
        "failing, fail",
        "filing, file",
        "happy, happi",
        "relational, relat",
        "conditional, condit",
        "rational, ration",
        "digitizer, digit",
        "operator, oper",
        "feudalism, feudal",
        "decisiveness, decis",
        "hopefulness, hope",
        "callousness, callous",
        "triplicate, triplic",
        "formative, form",
        "formalize, formal",
        "electrical, electr",
        "goodness, good",
        "revival, reviv",
        "allowance, allow",
        "inference, infer",
        "airliner, airlin",
        "gyroscopic, gyroscop",
        "adjustable, adjust",
        "defensible, defens",
        "irritant, irrit",
        "replacement, replac",
        "adjustment, adjust",
        "dependent, depend",
        "adoption, adopt",
        "communism, commun",
        "activate, activ",
        "homologous, homolog",
        "effective, effect",
        "bowdlerize, bowdler",
        "probate, probat",
        "rate, rate",
        "cease, ceas",
        "controlling, control",
        "rolling, roll"
    })
    void stemsThePapersExamples(String word, String stem) {
        assertThat(PorterStemmer.stem(word)).isEqualTo(stem);
    }

    @ParameterizedTest
    @CsvSource({
        "news, news",
        "skies, sky",
        "dying, die",
        "proceed, proceed",
        "howe, howe",
        "ties, tie",
        "died, die",
        "flies, fli",
        "spied, spi",
        "enjoy, enjoy",
        "sky, sky",
        "spy, spi",
        "by, by",
        "as, as",
        "totally, total",
        "rationally, ration",
        "geology, geolog",
        "theology, theolog",
        "hopefully, hope"
    })
    void followsTheExtensionsOfTheReference(String word, String stem) {
        assertThat(PorterStemmer.stem(word)).isEqualTo(stem);
    }

    @Test
    void looksUpIrregularFormsBeforeItLowersTheCase() {
        assertThat(PorterStemmer.stem("News")).isEqualTo("new");
        assertThat(PorterStemmer.stem("RUNNING")).isEqualTo("run");
    }

    @Test
    void countsLettersBeyondTheBasicPlaneAsOneEach() {
        assertThat(PorterStemmer.stem("\ud835\udc1as")).isEqualTo("\ud835\udc1as");
        assertThat(PorterStemmer.stem("\ud835\udc1aies")).isEqualTo("\ud835\udc1aie");
        assertThat(PorterStemmer.stem("e\ud835\udc1b\ud835\udc1bing")).isEqualTo("e\ud835\udc1b");
    }

    @Test
    void takesTheRuleOfDoubleConsonantsLiterallyToo() {
        assertThat(PorterStemmer.stem("e*ded")).isEqualTo("ed");
    }

    @Test
    void leavesTheEmptyWordEmpty() {
        assertThat(PorterStemmer.stem("")).isEmpty();
    }

    @Test
    void stemsWordsOfAMillionLetters() {
        String run = "y".repeat(999_999);
        String syllables = "ab".repeat(500_000);
        String noVowel = "b".repeat(1_000_000) + "ing";

        assertThat(PorterStemmer.stem(run + "s").equals(run)).isTrue();
        assertThat(PorterStemmer.stem(run + "ys").equals(run + "i")).isTrue();
        assertThat(PorterStemmer.stem(syllables + "ational").equals(syllables)).isTrue();
        assertThat(PorterStemmer.stem(noVowel).equals(noVowel)).isTrue();
    }

    @Test
    void agreesWithThePlainImplementationAroundTheEdgeOfTheVowelMask() {
        for (String head : new String[] {"a", "b", "y", "ay", "ba", "cac", "abbey"}) {
            for (String suffix :
                    new String[] {
                        "ing", "ed", "eed", "ies", "ational", "alli", "ement", "e", "ll", "yed"
                    }) {
                for (int length = 50; length < 80; length++) {
                    String word = head.repeat(length).substring(0, length) + suffix;
                    assertThat(PorterStemmer.stem(word)).as(word).isEqualTo(PlainPorter.stem(word));
                    String oneVowel = "e" + "b".repeat(length) + suffix;
                    assertThat(PorterStemmer.stem(oneVowel))
                            .as(oneVowel)
                            .isEqualTo(PlainPorter.stem(oneVowel));
                }
            }
        }
    }

    @Test
    void agreesWithThePlainImplementationWhereManySuffixesGoOneAfterAnother() {
        String[] suffixes = {
            "", "s", "ing", "ings", "ies", "iveness", "fulness", "ative", "icate", "ement",
            "ization"
        };
        for (String first : suffixes) {
            for (String second : suffixes) {
                for (String third : suffixes) {
                    for (String head :
                            new String[] {"t", "sky", "babab", "abracadabra", "\u00e9t"}) {
                        String word = head + first + second + third;
                        assertThat(PorterStemmer.stem(word))
                                .as(word)
                                .isEqualTo(PlainPorter.stem(word));
                    }
                }
            }
        }
    }
}
