package org.newsmill.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences of our own, normalised and stemmed with NLTK 3.8. */
class StemOddsTest {

    private final StemOdds odds = StemOdds.shipped();

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '\0', value = {
        "the mayor said the bridges would be closed for two weeks because of repairs ."
                + "| the mayor said the bridg would be close for two week becaus of repair .",
        "\" we are very happy with this result ,\" said the captain .| `` we are veri happi with thi result , "
                + "'' said the captain .",
        "shares in the company rose 4 % ( to £ 3 . 20 ), its highest price this year"
                + "| share in the compani rose 4 % ( to £ 3 . 20 ) , it highest price thi year",
        "residents were moved to a school in the village"
                + "| resid were move to a school in the villag",
        "the minister has resigned| the minist ha resign",
        "nobody was hurt , police said| nobodi wa hurt , polic said",
    })
    void should_tell_the_same_sentence_before_and_after_stemming(String normalised, String stemmed) {
        assertThat(odds.looksStemmed(normalised)).as(normalised).isFalse();
        assertThat(odds.looksStemmed(stemmed)).as(stemmed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "a", "7", "12 . 5 %, 3 - 1", "the", "london", "!!", "\"", "_", "— …", "\ud83d\ude00", "\ud800",
    })
    void should_call_normalised_what_tells_nothing(String text) {
        assertThat(odds.looksStemmed(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "der bürgermeister sagte , die brücke werde wegen der bauarbeiten zwei wochen lang gesperrt bleiben , "
                + "und die schulen würden am montag wieder geöffnet .",
        "le maire a déclaré que le pont resterait fermé pendant deux semaines en raison des travaux , et que les "
                + "écoles ouvriraient de nouveau lundi .",
        "мэр сообщил , что мост будет закрыт на две недели из - за ремонта .",
        "市長 は 橋 を 閉鎖 する と 述べた 。",
    })
    void should_call_other_languages_normalised(String text) {
        assertThat(odds.looksStemmed(text)).isFalse();
    }

    @Test
    void should_not_be_misled_by_abbreviations_that_look_like_stems() {
        assertThat(odds.looksStemmed("acme corp said its oper profit in wa was 12 mln dlrs vs 9 mln")).isFalse();
    }

    @Test
    void should_look_at_the_beginning_of_a_long_text_only() {
        String stemmed = "the minist ha resign becaus of thi veri seriou affair . ".repeat(40);
        String normalised = "the minister has resigned because of this very serious affair . ".repeat(40);
        assertThat(odds.looksStemmed(stemmed + normalised)).isTrue();
        assertThat(odds.looksStemmed(normalised + stemmed)).isFalse();
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
            odds.looksStemmed(CharBuffer.wrap(text, 0, random.nextInt(text.length)));
        }
    }
}
