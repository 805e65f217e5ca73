package org.newsmill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.newsmill.article.Article;
import org.newsmill.format.parse.Hints;
import org.newsmill.settings.Factory;
import org.newsmill.settings.NewsmillConfig;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

/** What the benchmark feeds and how it counts. */
class BenchPartsTest {

    @Test
    void articles_are_plain_prose_of_the_size_asked_for_and_none_comes_twice() throws Exception {
        ArticleGenerator generator = new ArticleGenerator(1000);
        var reader = new Factory(new NewsmillConfig(Map.of())).eventReader();
        Set<String> texts = new HashSet<>();

        for (int number = 0; number < 200; number++) {
            byte[] article = Shape.PLAIN.event(number, 1, generator);

            assertThat(article.length).isBetween(950, 1150);
            assertThat(texts.add(new String(article, UTF_8))).isTrue();
            assertThat(reader.open(article, Hints.NONE).format().name()).isEqualTo("PLAIN");
        }
    }

    @Test
    void the_same_number_always_gives_the_same_article() throws Exception {
        assertThat(new ArticleGenerator(500).text(77))
                .isEqualTo(new ArticleGenerator(500).text(77));
    }

    @ParameterizedTest
    @EnumSource(names = {"TAGGED", "JSON", "RSS"})
    void an_event_of_several_holds_its_articles_under_their_numbers(Shape shape) throws Exception {
        var events = new ArticleGenerator(300).events(shape, 0, 7, 3).toList();
        var reader = new Factory(new NewsmillConfig(Map.of())).eventReader();

        assertThat(events)
                .map(event -> reader.open(event, Hints.NONE).outcomes())
                .map(
                        articles ->
                                articles.stream()
                                        .map(each -> ((Article) each).said().getNativeId())
                                        .toList())
                .containsExactly(
                        Arrays.asList("0", "1", "2"),
                        Arrays.asList("3", "4", "5"),
                        Arrays.asList("6"));
    }

    @ParameterizedTest
    @EnumSource
    void every_shape_gives_the_same_texts(Shape shape) throws Exception {
        ArticleGenerator generator = new ArticleGenerator(300);
        var reader = new Factory(new NewsmillConfig(Map.of())).eventReader();

        for (int number = 0; number < 20; number++) {
            byte[] event = shape.event(number, 1, generator);

            Article article = (Article) reader.open(event, Hints.NONE).outcomes().iterator().next();

            assertThat(article.text().replaceAll("\\s+", " "))
                    .isEqualTo(generator.text(number).replaceAll("\\s+", " "));
        }
    }

    @Test
    void whatever_is_missing_or_comes_twice_is_no_result() {
        Counted whole = counted(3, "0", "urn:newsmill:bench/1", "2");
        Counted missing = counted(3, "0", "1");
        Counted twice = counted(3, "0", "1", "1");

        whole.check(Variant.PASS_THROUGH, 0);
        assertThatThrownBy(() -> missing.check(Variant.PASS_THROUGH, 0))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("3 should have come out, and 2 did (1 missing");
        assertThatThrownBy(() -> twice.check(Variant.PASS_THROUGH, 0))
                .hasMessageContaining("1 missing, 1 twice");
        assertThatThrownBy(() -> whole.check(Variant.PASS_THROUGH, 1))
                .hasMessageContaining("1 dead letters");
    }

    @Test
    void a_spread_has_the_median_between_its_ends() {
        assertThat(Spread.of(DoubleStream.of(3, 1, 2))).isEqualTo(new Spread(2, 1, 3));
        assertThat(Spread.of(DoubleStream.of(4, 1, 2, 3))).isEqualTo(new Spread(2.5, 1, 4));
    }

    private static Counted counted(int expected, String... keys) {
        Counted counted = new Counted(expected);
        for (String key : keys) {
            counted.add(new ConsumerRecord<>("out", 0, 0, key.getBytes(UTF_8), new byte[1]));
        }
        return counted;
    }
}
