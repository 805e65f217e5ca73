package org.newsmill.text.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.newsmill.text.nltk.Normaliser;

class TextEngineTest {

    private final TextEngine engine = new TextEngine();

    @Test
    void analysesProse() {
        AnalysedText analysed = engine.analyse("\"Piers!\" The pier's builders built piers.");

        assertThat(analysed.normalised())
                .isEqualTo("\" piers !\" the pier ' s builders built piers .");
        assertThat(analysed.stemmed()).isEqualTo("`` pier ! '' the pier ' s builder built pier .");
        assertThat(analysed.tokenCount()).isEqualTo(12);
        assertThat(analysed.wordCount()).isEqualTo(7);
        assertThat(analysed.terms())
                .containsExactly(
                        new Term("pier", 3, "piers"),
                        new Term("builder", 1, "builders"),
                        new Term("built", 1, "built"),
                        new Term("s", 1, "s"),
                        new Term("the", 1, "the"));
        assertThat(analysed.contentHash()).hasSize(64).matches("[0-9a-f]+");
    }

    @Test
    void hashesTheStemsInUtf8() {
        assertThat(engine.analyse("").contentHash())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(engine.analyse("abc").contentHash())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void leavesNormalisedTextAsItIs() {
        AnalysedText analysed = engine.analyseNormalised("the piers opened .");

        assertThat(analysed.normalised()).isEqualTo("the piers opened .");
        assertThat(analysed.stemmed()).isEqualTo("the pier open .");
    }

    @Test
    void neverStemsTwice() {
        AnalysedText analysed = engine.analyseStemmed(" advertis  advertis\u00a0_ . ");

        assertThat(analysed.stemmed()).isEqualTo(" advertis  advertis\u00a0_ . ");
        assertThat(analysed.normalised()).isNull();
        assertThat(analysed.tokenCount()).isEqualTo(4);
        assertThat(analysed.wordCount()).isEqualTo(2);
        assertThat(analysed.terms()).containsExactly(new Term("advertis", 2, null));
    }

    @Test
    void takesTheCommonestFormAndOfEquallyCommonOnesTheFirst() {
        assertThat(engine.analyse("walking walked walks walked walks").terms())
                .containsExactly(new Term("walk", 5, "walked"));
    }

    @Test
    void ordersTermsByCountThenByCodePoint() {
        assertThat(engine.analyse("ﬀ 𝐚𝐛 b a zz zz é 1 1 2").terms())
                .extracting(Term::term)
                .containsExactly("1", "zz", "2", "a", "b", "é", "ﬀ", "𝐚𝐛");
    }

    @Test
    void ordersStemsByAllTheirLettersHoweverManyAreTheSame() {
        assertThat(engine.analyseStemmed("abcdefgz abcdefg abcdefgé abcdefgza abcdefgy").terms())
                .extracting(Term::term)
                .containsExactly("abcdefg", "abcdefgy", "abcdefgz", "abcdefgza", "abcdefgé");
    }

    @Test
    void tellsANumberFromOneWithANulBehindIt() {
        assertThat(engine.analyseStemmed("1\0 1 1\0 12\0 12").terms())
                .containsExactly(
                        new Term("1\0", 2, null),
                        new Term("1", 1, null),
                        new Term("12", 1, null),
                        new Term("12\0", 1, null));
    }

    @Test
    void joinsManyLongWordsOfOneStem() {
        assertThat(engine.analyse("internationalists internationalist internationally").terms())
                .containsExactly(
                        new Term("internationalist", 2, "internationalists"),
                        new Term("intern", 1, "internationally"));
    }

    @Test
    void countsTermsThatOccurMillionsOfTimes() {
        assertThat(engine.analyse("to " + "piers pier ".repeat(1_500_000) + "to be").terms())
                .containsExactly(
                        new Term("pier", 3_000_000, "piers"),
                        new Term("to", 2, "to"),
                        new Term("be", 1, "be"));
    }

    @Test
    void ordersFrequentTermsByCountThenByCodePoint() {
        String text = "c ".repeat(70) + "b ".repeat(300) + "a ".repeat(70) + "d ".repeat(63);

        assertThat(engine.analyse(text).terms())
                .containsExactly(
                        new Term("b", 300, "b"),
                        new Term("a", 70, "a"),
                        new Term("c", 70, "c"),
                        new Term("d", 63, "d"));
    }

    @Test
    void countsUnderscoresAloneAsNoWord() {
        AnalysedText analysed = engine.analyse("_ __s a_");

        assertThat(analysed.stemmed()).isEqualTo("_ __ a_");
        assertThat(analysed.wordCount()).isEqualTo(1);
    }

    @Test
    void leavesTermsOutOnRequest() {
        AnalysedText analysed = new TextEngine(false).analyse("The piers opened.");

        assertThat(analysed.terms()).isEmpty();
        assertThat(analysed.wordCount()).isEqualTo(3);
    }

    @Test
    void splitsContractionsWhereTheyStandAlone() {
        assertThat(engine.stem("cannot gonna cannots wanna"))
                .isEqualTo("can not gon na cannot wan na");
        assertThat(engine.stem("We can't, they'll 'tis more'n d'ye"))
                .isEqualTo("we ca n't , they 'll 't is more 'n d 'ye");
    }

    @Test
    void cutsOffTheFullStopAtTheEndOnly() {
        assertThat(engine.stem("One ended. Two ended.")).isEqualTo("one ended. two end .");
        assertThat(engine.stem("\"One ended.\" Two (ended.)"))
                .isEqualTo("`` one ended. '' two ( end . )");
    }

    @Test
    void ownsNoResultOnceReturned() {
        AnalysedText first = engine.analyse("first text");
        engine.analyse("another second text of more words");

        assertThat(first.stemmed()).isEqualTo("first text");
        assertThat(first.terms())
                .containsExactly(new Term("first", 1, "first"), new Term("text", 1, "text"));
        assertThatThrownBy(() -> first.terms().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void givesTheSameWhateverItReadBefore() {
        TextEngine used = new TextEngine();
        used.analyse("x".repeat(3_000_000) + " piers ".repeat(100_000));
        for (String text :
                new String[] {
                    "The piers can't be gonna.", "", "news", "“Ё”", "piers ".repeat(2_000)
                }) {
            assertThat(used.analyse(text)).isEqualTo(new TextEngine().analyse(text));
        }
    }

    @Test
    void readsTextsOfOneTokenOfAMillionCharacters() {
        for (String c :
                new String[] {
                    "a", "y", "\"", "'", ".", ",", "-", "!", "中", "\u0130", "\u03a3", "\ud83d", "🚨"
                }) {
            String text = c.repeat(1_000_000);
            AnalysedText analysed = engine.analyse(text);
            assertThat(analysed.normalised()).startsWith(Normaliser.normalise(c));
            assertThat(analysed.tokenCount()).isPositive();
        }
    }

    @Test
    void agreesWithThePlainImplementationWhereverInABlockRareBytesStand() {
        TextEngine engine = new TextEngine();
        String[] pieces = {
            "_", "\u00e9", "\0", "\u0131", ",\u00e9", "_,", "\u00a0", "\u2019s", ",\u2003,"
        };
        for (String piece : pieces) {
            for (int i = 0; i <= 2 * Long.SIZE; i++) {
                String words = "He cannot stem 16 words. ".repeat(6);
                String text = words.substring(0, i) + piece + words.substring(i);
                assertThat(engine.analyse(text)).as(text).isEqualTo(PlainAnalysis.analyse(text));
            }
        }
    }

    @Test
    void agreesWithThePlainImplementationOnWordsOfAnyLengthAroundThatOfACachedOne() {
        TextEngine engine = new TextEngine();
        for (String suffix :
                new String[] {"", "s", "ies", "ing", "ied", "ational", "y", "yy", "_"}) {
            for (int length = 0; length < 20; length++) {
                String head = "abcyababababababababab".substring(0, length);
                String text = head + suffix + " " + suffix + head + " 1" + head + suffix;
                assertThat(engine.analyse(text)).as(text).isEqualTo(PlainAnalysis.analyse(text));
            }
        }
    }

    @Test
    void agreesWithThePlainImplementationWhereWordsThatBeginAlikeSharePlacesInTheCache() {
        StringBuilder text = new StringBuilder();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4_000; i++) {
                text.append("beginning").append(Integer.toString(i, 36)).append(' ');
            }
        }
        String prose = text.toString();
        TextEngine engine = new TextEngine();
        AnalysedText plain = PlainAnalysis.analyse(prose);

        assertThat(engine.analyse(prose)).isEqualTo(plain);
        assertThat(engine.analyse(prose)).isEqualTo(plain);
    }
}
