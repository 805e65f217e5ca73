package org.newsmill.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The engine against the plain implementation of the same definitions, on some millions of random
 * characters.
 */
class DifferentialTest {

    private static final int CHARACTERS = 1_500_000;

    private final TextEngine engine = new TextEngine();
    private final long seed = Long.getLong("newsmill.seed", System.nanoTime());

    @Test
    void engineAndPlainImplementationAgreeOnRandomTexts() {
        RandomTexts texts = new RandomTexts(seed);
        for (int characters = 0; characters < CHARACTERS; ) {
            String text = texts.next();
            characters += text.length();
            AnalysedText plain = PlainText.analyse(text);

            assertThat(engine.analyse(text)).as(() -> description(text)).isEqualTo(plain);
            assertThat(engine.analyseNormalised(plain.normalised()))
                    .as(() -> description(text))
                    .isEqualTo(plain);
            assertThat(engine.analyseNormalised(text))
                    .as(() -> description(text))
                    .isEqualTo(PlainText.analyseNormalised(text));
            assertThat(engine.analyseStemmed(text))
                    .as(() -> description(text))
                    .isEqualTo(PlainText.analyseStemmed(text));
        }
    }

    @Test
    void smallMethodsAndPlainImplementationAgreeOnRandomTexts() {
        RandomTexts texts = new RandomTexts(seed + 1);
        for (int characters = 0; characters < CHARACTERS; ) {
            String text = texts.next();
            characters += text.length();
            String normalised = PlainText.normalise(text);

            assertThat(Normaliser.normalise(text))
                    .as(() -> description(text))
                    .isEqualTo(normalised);
            assertThat(engine.normalise(text)).as(() -> description(text)).isEqualTo(normalised);
            assertThat(Normaliser.isNormalised(text))
                    .as(() -> description(text))
                    .isEqualTo(normalised.equals(text));
            assertThat(engine.stem(text))
                    .as(() -> description(text))
                    .isEqualTo(PlainText.stem(text));
            assertThat(PorterStemmer.stem(text))
                    .as(() -> description(text))
                    .isEqualTo(PlainPorter.stem(text));
        }
    }

    private String description(String text) {
        StringBuilder escaped = new StringBuilder("-Dnewsmill.seed=" + seed + ", text ");
        text.chars()
                .forEach(
                        c ->
                                escaped.append(
                                        c >= 0x20 && c < 0x7f
                                                ? "" + (char) c
                                                : String.format("\\u%04x", c)));
        return escaped.toString();
    }
}
