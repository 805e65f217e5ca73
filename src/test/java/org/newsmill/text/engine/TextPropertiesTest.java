package org.newsmill.text.engine;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.newsmill.text.nltk.Normaliser;
import org.newsmill.text.nltk.PlainText;
import org.newsmill.text.nltk.PorterStemmer;

import java.util.Arrays;

/** What holds for every text. */
class TextPropertiesTest {

    private final TextEngine engine = new TextEngine();

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> anything = Arbitraries.strings().all().ofMaxLength(60);
        Arbitrary<String> surrogates =
                Arbitraries.strings().withCharRange('\ud7f0', '\ue010').ofMaxLength(12);
        Arbitrary<String> marks =
                Arbitraries.strings()
                        .withChars("\"'`.,:;-?!()[]<> \n\tasnty\u0130\u03a3\u0301")
                        .ofMaxLength(30);
        return Arbitraries.oneOf(anything, surrogates, marks);
    }

    @Property
    void normalisingTwiceIsNormalisingOnce(@ForAll("texts") String text) {
        String once = engine.normalise(text);

        assertThat(engine.normalise(once)).isEqualTo(once);
        assertThat(TextEngine.isNormalised(once)).isTrue();
    }

    @Property
    void isNormalisedSaysWhetherNormalisingWouldChangeTheText(@ForAll("texts") String text) {
        assertThat(TextEngine.isNormalised(text))
                .isEqualTo(Normaliser.normalise(text).equals(text));
    }

    @Property
    void tokensRejoinToTheLowerCasedTextWithoutItsWhiteSpace(@ForAll("texts") String text) {
        String bare = PlainText.lower(text).replaceAll("[" + PlainText.S + "]", "");

        assertThat(engine.normalise(text).replace(" ", "")).isEqualTo(bare);
    }

    @Property
    void noTextMakesTheEngineThrow(@ForAll("texts") String text) {
        assertThat(engine.analyse(text)).isNotNull();
        assertThat(engine.analyseNormalised(text)).isNotNull();
        assertThat(engine.analyseStemmed(text)).isNotNull();
        assertThat(PorterStemmer.stem(text)).isNotNull();
    }

    @Property
    void countsFitTheStems(@ForAll("texts") String text) {
        AnalysedText analysed = engine.analyse(text);

        String[] stems =
                analysed.stemmed().isEmpty() ? new String[0] : analysed.stemmed().split(" ");
        assertThat(analysed.tokenCount()).isEqualTo(stems.length);
        assertThat(analysed.wordCount())
                .isEqualTo(analysed.terms().stream().mapToInt(Term::count).sum());
        assertThat(stems).containsAll(analysed.terms().stream().map(Term::term).toList());
    }

    @Property
    void equalStoriesHaveEqualHashesWhateverFormTheyCameIn(@ForAll("texts") String text) {
        AnalysedText prose = engine.analyse(text);

        assertThat(engine.analyseNormalised(prose.normalised())).isEqualTo(prose);
        assertThat(engine.analyseStemmed(prose.stemmed()).contentHash())
                .isEqualTo(prose.contentHash());
    }

    @Property
    void everyFormStemsToItsTerm(@ForAll("texts") String text) {
        for (Term term : engine.analyse(text).terms()) {
            assertThat(PorterStemmer.stem(term.form())).isEqualTo(term.term());
        }
    }

    @Property
    void termsComeMostFrequentFirstThenInCodePointOrder(@ForAll("texts") String text) {
        Term before = null;
        for (Term term : engine.analyse(text).terms()) {
            if (before != null && before.count() == term.count()) {
                assertThat(
                                Arrays.compare(
                                        before.term().codePoints().toArray(),
                                        term.term().codePoints().toArray()))
                        .isNegative();
            } else if (before != null) {
                assertThat(before.count()).isGreaterThan(term.count());
            }
            before = term;
        }
    }
}
