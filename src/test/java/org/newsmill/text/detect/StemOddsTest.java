package org.newsmill.text.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Sentences of our own, normalised and stemmed with NLTK 3.8. */
class StemOddsTest {

    private final StemOdds odds = StemOdds.shipped();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '\0',
            value = {
                "the mayor said the bridges would be closed for two weeks because of repairs .| the"
                        + " mayor said the bridg would be close for two week becaus of repair .",
                "\" we are very happy with this result ,\" said the captain .| `` we are veri happi"
                        + " with thi result , '' said the captain .",
                "shares in the company rose 4 % ( to £ 3 . 20 ), its highest price this year| share"
                        + " in the compani rose 4 % ( to £ 3 . 20 ) , it highest price thi year",
                "residents were moved to a school in the village"
                        + "| resid were move to a school in the villag",
                "the minister has resigned| the minist ha resign",
                "nobody was hurt , police said| nobodi wa hurt , polic said",
            })
    void should_tell_the_same_sentence_before_and_after_stemming(
            String normalised, String stemmed) {
        assertThat(odds.looksStemmed(normalised)).as(normalised).isFalse();
        assertThat(odds.looksStemmed(stemmed)).as(stemmed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "7",
                "12 . 5 %, 3 - 1",
                "the",
                "london",
                "!!",
                "\"",
                "_",
                "— …",
                "\ud83d\ude00",
                "\ud800",
            })
    void should_call_normalised_what_tells_nothing(String text) {
        assertThat(odds.looksStemmed(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "der bürgermeister sagte , die brücke werde wegen der bauarbeiten zwei wochen lang"
                        + " gesperrt bleiben , und die schulen würden am montag wieder geöffnet .",
                "le maire a déclaré que le pont resterait fermé pendant deux semaines en raison des"
                        + " travaux , et que les écoles ouvriraient de nouveau lundi .",
                "мэр сообщил , что мост будет закрыт на две недели из - за ремонта .",
                "市長 は 橋 を 閉鎖 する と 述べた 。",
            })
    void should_call_other_languages_normalised(String text) {
        assertThat(odds.looksStemmed(text)).isFalse();
    }

    @Test
    void should_not_be_misled_by_abbreviations_that_look_like_stems() {
        assertThat(
                        odds.looksStemmed(
                                "acme corp said its oper profit in wa was 12 mln dlrs vs 9 mln"))
                .isFalse();
    }

    /** 229 tokens of plain news, of which the first look stemmed and none of the others does. */
    @Test
    void should_read_on_after_a_beginning_that_looks_stemmed() {
        String text =
                "thu org ct : local author must urge local men to go on . the team needed three"
                    + " sets and defeated the visitors from the coast on thursday evening . both"
                    + " sides had trained for months , and the captain said afterwards that his"
                    + " players deserved the result . thousands of supporters lined the streets"
                    + " when the buses returned to the town . shops stayed open , schools closed an"
                    + " hour earlier than usual , and the mayor thanked everyone who had helped ."
                    + " officials said the club had received offers from several companies which"
                    + " wanted to pay for new changing rooms . the old ones were damaged by floods"
                    + " two years ago and have been used as stores since . repairs were delayed"
                    + " because the builders were waiting for the council , whose members disagreed"
                    + " about the costs . they are meeting again next week , and residents are"
                    + " invited to ask questions . meanwhile the players are resting before the"
                    + " finals , which are being held in the capital . tickets are selling quickly"
                    + " , according to the organisers , who have added hundreds of seats . trains"
                    + " are running later than usual on the day of the finals , and drivers are"
                    + " advised to leave their cars at home . visitors are asked to bring warm"
                    + " clothes , since cold winds and showers are expected .";
        assertThat(odds.looksStemmed(text)).isFalse();
    }

    @Test
    void should_read_on_after_a_beginning_that_is_stemmed_and_after_one_that_is_not() {
        String stemmed = "the minist ha resign becaus of thi veri seriou affair . ".repeat(40);
        String normalised =
                "the minister has resigned because of this very serious affair . ".repeat(40);
        assertThat(odds.looksStemmed(stemmed + normalised)).as("in doubt normalised").isFalse();
        assertThat(odds.looksStemmed(normalised + stemmed)).as("in doubt normalised").isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 40, 500})
    void should_never_let_one_token_however_often_outweigh_ten_others(int times)
            throws IOException {
        List<String> normalised =
                List.of(
                        "needed",
                        "sets",
                        "defeated",
                        "years",
                        "cities",
                        "several",
                        "happened",
                        "buses",
                        "very",
                        "since");
        List<String> stemmed =
                List.of(
                        "provid", "becaus", "compani", "peopl", "polic", "sever", "happen", "citi",
                        "veri", "sinc");
        for (String token : tokens()) {
            String one = (token + " ").repeat(times);
            if (!normalised.contains(token)) {
                String many = String.join(" ", normalised);
                assertThat(odds.looksStemmed(one + many)).as("%s, then %s", token, many).isFalse();
                assertThat(odds.looksStemmed(many + " " + one.strip()))
                        .as("%s, then %s", many, token)
                        .isFalse();
            }
            if (times <= 40 && !stemmed.contains(token)) {
                String many = String.join(" ", stemmed);
                assertThat(odds.looksStemmed(one + many)).as("%s, then %s", token, many).isTrue();
                assertThat(odds.looksStemmed(many + " " + one.strip()))
                        .as("%s, then %s", many, token)
                        .isTrue();
            }
        }
    }

    /** What the table lists, and what else has odds. */
    private static List<String> tokens() throws IOException {
        try (InputStream in = StemOdds.class.getResourceAsStream("stem-odds.txt")) {
            List<String> listed =
                    new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                            .lines()
                            .filter(line -> line.matches("[oaec] .*"))
                            .flatMap(line -> Arrays.stream(line.split(" ")).skip(2))
                            .toList();
            List<String> others =
                    List.of(
                            "``",
                            "''",
                            "\"",
                            ",\"",
                            "1980s",
                            "zorbli",
                            "zorblings",
                            "für",
                            "\ud83d\ude00");
            return Stream.concat(listed.stream(), others.stream()).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zorbli quenti vorbati marbi sordati",
                "zorbli quenti vorbati marbi tendroni calbi sordati felbi",
                "zorbat , quentat , vorbat , marbat , tendrat , calbat , sordat , felbat , norbat ,"
                        + " gelbat .",
            })
    void should_call_normalised_what_has_no_word_that_it_knows(String text) {
        assertThat(odds.looksStemmed(text)).isFalse();
        assertThat(odds.looksStemmed((text + " ").repeat(30).strip())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rais wa jamhuri ya muungano wa tanzania amesema kuwa serikali yake itaendelea na"
                        + " ujenzi wa barabara katika mikoa yote ya nchi , na wananchi wa vijiji"
                        + " watapata huduma za afya .",
                "shugaban kasar ya ce gwamnati ta ba da umarni a kan batun , kuma ya yi kira ga"
                        + " jama ' a da su ba da hadin kai .",
                "presiden mengatakan bahwa pemerintah akan terus membangun jalan di semua provinsi"
                        + " , dan warga desa mendapat layanan kesehatan .",
                "au cours des travaux , les cours de la bourse ont chut sur les places d ' asie .",
                "lorem ipsum dolor sit amet , consectetur adipiscing elit , sed do eiusmod tempor"
                        + " incididunt ut labore et dolore magna aliqua .",
            })
    void should_call_normalised_what_shares_words_with_stemmed_english(String text) {
        assertThat(odds.looksStemmed(text)).isFalse();
    }

    @Test
    void should_answer_for_any_sequence_of_characters() {
        Random random = new Random(1);
        char[] text = new char[200];
        for (int round = 0; round < 2_000; round++) {
            for (int i = 0; i < text.length; i++) {
                int bits = random.nextInt(12);
                text[i] = bits < 3 ? ' ' : (char) random.nextInt(bits < 9 ? 0x80 : 0x10000);
            }
            odds.looksStemmed(new String(text, 0, random.nextInt(text.length)));
        }
    }
}
