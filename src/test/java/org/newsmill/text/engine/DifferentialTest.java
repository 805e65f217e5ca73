package org.newsmill.text.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.newsmill.text.nltk.Normaliser;
import org.newsmill.text.nltk.PlainPorter;
import org.newsmill.text.nltk.PlainText;
import org.newsmill.text.nltk.PorterStemmer;

import java.util.Random;

/**
 * The engine against the plain implementation of the same definitions, on hundreds of thousands of
 * random characters, others in each run.
 */
class DifferentialTest {

    /** More of them find more: -Dnewsmill.characters=50000000, with a look at the clock. */
    private static final int CHARACTERS = Integer.getInteger("newsmill.characters", 80_000);

    private static final int ROUNDS = CHARACTERS / 2_000;

    private final TextEngine engine = new TextEngine();
    private final long seed = Long.getLong("newsmill.seed", System.nanoTime());

    @Test
    void engineAndPlainImplementationAgreeOnRandomTexts() {
        RandomTexts texts = new RandomTexts(seed);
        for (int characters = 0; characters < CHARACTERS; ) {
            String text = texts.next();
            characters += text.length();
            AnalysedText plain = PlainAnalysis.analyse(text);

            assertThat(engine.analyse(text)).as(() -> description(text)).isEqualTo(plain);
            assertThat(engine.analyseNormalised(plain.normalised()))
                    .as(() -> description(text))
                    .isEqualTo(plain);
            assertThat(engine.analyseNormalised(text))
                    .as(() -> description(text))
                    .isEqualTo(PlainAnalysis.analyseNormalised(text));
            assertThat(engine.analyseStemmed(text))
                    .as(() -> description(text))
                    .isEqualTo(PlainAnalysis.analyseStemmed(text));
        }
    }

    @Test
    void engineAndPlainImplementationAgreeOnMoreWordsThanTheCacheHolds() {
        Random random = new Random(seed);
        String[] endings = {"", "s", "ed", "ing", "ation", "ly"};
        for (int distinct : new int[] {60_000, 500, 15_000}) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 2 * distinct; i++) {
                text.append(Integer.toString(random.nextInt(distinct), 26).replaceAll("[0-9]", "r"))
                        .append(endings[random.nextInt(endings.length)])
                        .append(random.nextInt(9) == 0 ? ", \"cannot\" " : " ");
            }
            String prose = text.toString();
            assertThat(engine.analyse(prose)).isEqualTo(PlainAnalysis.analyse(prose));
            assertThat(engine.analyseStemmed(prose)).isEqualTo(PlainAnalysis.analyseStemmed(prose));
        }
    }

    @Test
    void engineAndPlainImplementationAgreeOnTheOrderOfWordsThatBeginAlike() {
        Random random = new Random(seed);
        String[] alphabets = {
            "ab", "abcdefghijklmnopqrstuvwxyz", "az1", "09", "ябв", "aé{_Z", "1\0"
        };
        for (int round = 0; round < ROUNDS; round++) {
            String alphabet = alphabets[round % alphabets.length];
            StringBuilder text = new StringBuilder();
            for (int words = 1 << random.nextInt(13); words > 0; words--) {
                for (int k = 1 + random.nextInt(random.nextInt(4) == 0 ? 20 : 9); k > 0; k--) {
                    text.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                text.append(' ');
            }
            String prose = text.toString();
            assertThat(engine.analyse(prose)).isEqualTo(PlainAnalysis.analyse(prose));
            assertThat(engine.analyseStemmed(prose)).isEqualTo(PlainAnalysis.analyseStemmed(prose));
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
            assertThat(TextEngine.isNormalised(text))
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
