package org.newsmill.text.engine;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.newsmill.text.bits.Swar;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbers that say which of two stems comes first. */
class StemOrderTest {

    @Test
    void stemsOfLettersAreOrderedByTheirFirstSix() {
        assertThat(order("a")).isLessThan(order("aa"));
        assertThat(order("zebra")).isGreaterThan(order("zebr"));
        assertThat(order("planet")).isLessThan(order("planex"));
        assertThat(order("planetari")).isEqualTo(order("planetoid"));
    }

    @Test
    void numbersAreOrderedByTheirFirstSixDigits() {
        assertThat(order("1999")).isLessThan(order("2000"));
        assertThat(order("2000")).isLessThan(order("2000s"));
        assertThat(order("123456")).isLessThan(order("123457"));
        assertThat(order("999999")).isLessThan(order("a"));
    }

    @Test
    void wordsOfOtherScriptsAreOrderedByTwoLetters() {
        assertThat(order("zzzzzz")).isLessThan(order("ёлка"));
        assertThat(order("вода")).isLessThan(order("время"));
        assertThat(order("\u00e9tude")).isLessThan(order("вода"));
        assertThat(order("日本")).isGreaterThan(order("вода"));
    }

    @Test
    void everyByteIsInItsPlaceAtEveryPlace() {
        for (String start : List.of("", "a", "abcde", "1", "12345", "é")) {
            List<Integer> orders =
                    IntStream.range(0, 1 << Byte.SIZE)
                            .mapToObj(b -> bytes(start, b))
                            .map(StemOrderTest::order)
                            .collect(Collectors.toList());
            assertThat(orders.subList(0, 0x80)).as(start).isSorted();
            if (!start.equals("é")) {
                // What begins a character; others follow one.
                assertThat(orders.subList(0xc2, 0xf5)).as(start).isSorted();
                assertThat(orders.get(0x7f)).as(start).isLessThanOrEqualTo(orders.get(0xc2));
            }
        }
    }

    @Property(tries = 20_000)
    void noTwoStemsHaveNumbersInTheWrongOrder(
            @ForAll("stems") String one, @ForAll("stems") String other) {
        byte[] a = one.getBytes(StandardCharsets.UTF_8);
        byte[] b = other.getBytes(StandardCharsets.UTF_8);
        if (Arrays.compareUnsigned(a, b) <= 0) {
            assertThat(order(a)).isLessThanOrEqualTo(order(b));
        } else {
            assertThat(order(a)).isGreaterThanOrEqualTo(order(b));
        }
    }

    @Provide
    Arbitrary<String> stems() {
        return Arbitraries.strings()
                .withChars('\0', '\u001b', '.', '/', '0', '9', ':', '_', '`', 'a', 'b', 'z', '{')
                .withChars('\u007f', '\u00e9', 'я', '\u07ff', '\u0800', '日', '\uffee')
                .ofMinLength(1)
                .ofMaxLength(9);
    }

    private static byte[] bytes(String start, int last) {
        byte[] first = start.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(first, first.length + 1);
        bytes[first.length] = (byte) last;
        return bytes;
    }

    private static int order(String stem) {
        return order(stem.getBytes(StandardCharsets.UTF_8));
    }

    private static int order(byte[] stem) {
        int order = StemOrder.of(Swar.get(Arrays.copyOf(stem, Math.max(stem.length, 8)), 0));
        assertThat(order).isBetween(0, (1 << StemOrder.BITS) - 1);
        return order;
    }
}
