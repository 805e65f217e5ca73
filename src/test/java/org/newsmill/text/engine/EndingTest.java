package org.newsmill.text.engine;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;
import org.newsmill.text.bits.Swar;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A stem in one number, beside its word. */
class EndingTest {

    private static final String OTHERS = "<=>";

    @Property
    void aStemIsWhatItsWordAndItsEndingSay(
            @ForAll @AlphaChars @StringLength(min = 1, max = StemCache.LONGEST) String word,
            @ForAll @IntRange(max = StemCache.LONGEST) int most,
            @ForAll @IntRange(max = 3) int others) {
        int kept = Math.min(most, word.length());
        int added = Math.min(others, StemCache.LONGEST - kept);
        String stem = word.substring(0, kept) + OTHERS.substring(0, added);
        byte[] bytes = padded(word);
        long low = Swar.get(bytes, 0);
        long high = Swar.get(bytes, Long.BYTES);

        long ending = Ending.of(stem.length(), kept, (int) Swar.of(OTHERS), !stem.isEmpty());

        byte[] out = new byte[Terms.SLACK];
        int end = Ending.writeStem(low, high, ending, out, 0);
        assertThat(new String(out, 0, end + 1, StandardCharsets.US_ASCII)).isEqualTo(stem + " ");
        assertThat(Ending.length(ending)).isEqualTo(stem.length());
        assertThat(Ending.head(low, ending)).isEqualTo(Swar.get(padded(stem), 0));
        assertThat(Ending.tail(high, ending)).isEqualTo(Swar.get(padded(stem), Long.BYTES));
        assertThat(Ending.hasTail(ending)).isEqualTo(stem.length() > Long.BYTES);
        assertThat(Ending.isWord(ending)).isEqualTo(stem.isEmpty() ? 0 : 1);

        long ordered = Ending.withOrder(ending, low);
        assertThat(Ending.order(ordered) >>> Ending.ORDER_SHIFT)
                .isEqualTo(StemOrder.of(Ending.head(low, ending)));
        assertThat(ordered ^ Ending.order(ordered)).isEqualTo(ending);
    }

    @Test
    void aTermKeepsItsCountAndItsStem() {
        long ending = Ending.withOrder(Ending.of(4, 4, 0, true), Swar.of("zzzz"));

        for (int count : new int[] {1, 2, 1000, Ending.MOST}) {
            long counted = Ending.withCount(ending, count);

            assertThat(Ending.count(counted)).isEqualTo(count);
            assertThat(Ending.head(Swar.of("zzzz"), counted)).isEqualTo(Swar.of("zzzz"));
            assertThat(Ending.isOdd(counted)).isFalse();
            assertThat(Ending.isOdd(Ending.withCount(Ending.odd(0), count))).isTrue();
        }
    }

    private static byte[] padded(String ascii) {
        return Arrays.copyOf(ascii.getBytes(StandardCharsets.US_ASCII), StemCache.LONGEST);
    }
}
