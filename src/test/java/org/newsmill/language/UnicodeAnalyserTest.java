package org.newsmill.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsmill.text.engine.AnalysedText;
import org.newsmill.text.engine.Term;
import org.newsmill.text.nltk.LowerCase;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What becomes of texts that are not English. */
class UnicodeAnalyserTest {

    private static AnalysedText analyse(String tag, String prose) {
        return Languages.of(tag).analyser(true).analyse(prose);
    }

    @Test
    void french_is_stemmed_as_french() {
        AnalysedText text = analyse("fr", "Les députés ont voté; le député l'a dit.");

        assertThat(text.normalised()).isEqualTo("les députés ont voté ; le député l ' a dit .");
        assertThat(text.stemmed()).isEqualTo("le déput ont vot ; le déput l ' a dit .");
        assertThat(text.tokenCount()).isEqualTo(12);
        assertThat(text.wordCount()).isEqualTo(9);
        assertThat(text.terms())
                .startsWith(new Term("déput", 2, "députés"), new Term("le", 2, "les"));
    }

    @Test
    void marks_belong_to_words() {
        assertThat(analyse("hi", "हिन्दी में लिखा।").normalised()).isEqualTo("हिन्दी में लिखा ।");
        assertThat(analyse("cs", "Cafe\u0301 Praha").normalised()).isEqualTo("café praha");
        assertThat(analyse("he", "שָׁלוֹם").tokenCount()).isEqualTo(1);
        assertThat(analyse("tr", "İSTANBUL'da").normalised()).isEqualTo("i̇stanbul ' da");
    }

    @ParameterizedTest
    @CsvSource({
        "zh, 联合国大会通过决议。, 联合 国 大会 通过 决议 。",
        "zh, 他用iPhone手机, 他用 iphone 手机",
        "ja, 私は東京に住んでいます。, 私 は 東京 に 住 んで い ます 。",
        "th, ประชาชนทุกคน, ประชาชน ทุก คน",
        "lo, ພາສາລາວ, ພາສາ ລາວ",
        "km, ប្រជាជនកម្ពុជា, ប្រជាជន កម្ពុជា",
        "my, မြန်မာစကားပြော, မြန်မာ စကားပြော",
        "ko, 한국어를 배운다, 한국어를 배운다"
    })
    void words_that_are_written_together_are_told_apart(String tag, String text, String words) {
        assertThat(analyse(tag, text).normalised()).isEqualTo(words);
    }

    @Test
    void a_text_is_cut_by_its_own_language_whatever_it_quotes() {
        assertThat(analyse("fr", "Le mot 联合国大会通过 dit").normalised())
                .isEqualTo("le mot 联合国大会通过 dit");
    }

    @Test
    void a_language_without_an_algorithm_keeps_its_words() {
        assertThat(analyse("sw", "Wananchi walisema kweli").stemmed())
                .isEqualTo("wananchi walisema kweli");
        assertThat(analyse("qaa-x-any", "Running dogs").stemmed()).isEqualTo("running dogs");
    }

    @Test
    void romanian_letters_with_commas_are_stemmed_like_those_with_cedillas() {
        assertThat(analyse("ro", "comunicaţii comunicații").stemmed()).isEqualTo("comunic comunic");
        assertThat(analyse("ro", "reduși reduşi").stemmed()).isEqualTo("reduș reduş");
    }

    @Test
    void a_tag_may_name_a_region_and_norwegian_has_two() {
        assertThat(Languages.of("fr-CA").tag()).isEqualTo("fr");
        assertThat(Languages.of("no").tag()).isEqualTo("nb");
        assertThat(Languages.of("fry").tag()).isEqualTo("und");
    }

    @Test
    void normalised_text_is_only_stemmed() {
        AnalysedText text = Languages.of("de").analyser(true).analyseNormalised("die häuser . A");

        assertThat(text.normalised()).isEqualTo("die häuser . A");
        assertThat(text.stemmed()).isEqualTo("die haus . A");
    }

    @Test
    void stemmed_text_is_only_counted() {
        AnalysedText text = Languages.of("de").analyser(true).analyseStemmed("haus häuser");

        assertThat(text.stemmed()).isEqualTo("haus häuser");
        assertThat(text.terms())
                .containsExactly(new Term("haus", 1, null), new Term("häuser", 1, null));
    }

    @Test
    void one_analyser_treats_each_text_as_if_it_were_the_first() {
        Analyser used = Languages.of("ru").analyser(true);
        Random random = new Random(17);
        for (int i = 0; i < 300; i++) {
            String text = text(random);
            assertThat(used.analyse(text)).isEqualTo(analyse("ru", text));
        }
    }

    @Test
    void normalising_is_what_its_definition_says() {
        Pattern token =
                Pattern.compile(
                        "[\\p{L}\\p{M}\\p{N}_]+|[^\\p{L}\\p{M}\\p{N}_\\s\\x1c-\\x1f\\x85\\p{Z}]+");
        Random random = new Random(18);
        for (int i = 0; i < 2000; i++) {
            String text = text(random);
            Matcher tokens = token.matcher(lower(Normalizer.normalize(text, Normalizer.Form.NFC)));
            StringBuilder expected = new StringBuilder();
            while (tokens.find()) {
                expected.append(expected.isEmpty() ? "" : " ").append(tokens.group());
            }
            assertThat(analyse("pl", text).normalised()).isEqualTo(expected.toString());
        }
    }

    @Test
    void terms_count_and_are_in_order() throws Exception {
        Random random = new Random(19);
        for (int i = 0; i < 200; i++) {
            AnalysedText text = analyse("fi", text(random).repeat(1 + random.nextInt(3)));
            List<Term> terms = text.terms();
            assertThat(terms)
                    .isSortedAccordingTo(
                            (a, b) ->
                                    a.count() == b.count()
                                            ? codePoints(a.term(), b.term())
                                            : b.count() - a.count());
            assertThat(terms.stream().mapToInt(Term::count).sum()).isEqualTo(text.wordCount());
            byte[] utf8 = text.stemmed().getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(utf8);
            assertThat(text.contentHash()).isEqualTo(HexFormat.of().formatHex(hash));
        }
    }

    private static int codePoints(String a, String b) {
        return java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }

    @Test
    void hostile_texts_take_linear_time() {
        for (String part :
                List.of("ki", "a", "Σ", "İ", "ლ", "国", "か", "ก", ".", "\u0301", "daki ")) {
            for (String tag : List.of("tr", "zh", "th", "fi", "el", "hu", "ar")) {
                String text = part.repeat(200_000 / part.length());
                assertThat(analyse(tag, text).stemmed()).isNotNull();
            }
        }
    }

    private static String lower(String text) {
        char[] out = new char[2 * text.length()];
        int end = LowerCase.convert(text.toCharArray(), 0, text.length(), out, 0);
        return new String(out, 0, end);
    }

    private static final String SOME =
            "aàáÉzßıİΣσς_09 \t\n\u0085\u00a0.,;«»—'’!ЖжЯя́\u0301\u0308\u0323\u0307하글한국中か한ⅷ²éअक़ि"
                    + "\u1e9b\u212b\ud83d\ude00\ud801\udc00\u0345\u200d";

    /** Any characters, in words of a few. */
    private static String text(Random random) {
        int[] some = SOME.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(80); i > 0; i--) {
            text.appendCodePoint(some[random.nextInt(some.length)]);
        }
        return text.toString();
    }
}
