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

/** A stem in one number, next to its word. */
class StemDeltaTest {

    private static final String OTHERS = "<=>";

    @Property
    void aStemIsWhatItsWordAndItsDeltaSay(
            @ForAll @AlphaChars @StringLength(min = 1, max = StemCache.LONGEST) String word,
            @ForAll @IntRange(max = StemCache.LONGEST) int most,
            @ForAll @IntRange(max = 3) int others) {
        int kept = Math.min(most, word.length());
        int added = Math.min(others, StemCache.LONGEST - kept);
        String stem = word.substring(0, kept) + OTHERS.substring(0, added);
        byte[] bytes = padded(word);
        long low = Swar.get(bytes, 0);
        long high = Swar.get(bytes, Long.BYTES);

        long delta = StemDelta.of(stem.length(), kept, (int) Swar.of(OTHERS), !stem.isEmpty());

        byte[] out = new byte[Terms.SLACK];
        int end = StemDelta.writeStem(low, high, delta, out, 0);
        assertThat(new String(out, 0, end + 1, StandardCharsets.US_ASCII)).isEqualTo(stem + " ");
        assertThat(StemDelta.length(delta)).isEqualTo(stem.length());
        assertThat(StemDelta.head(low, delta)).isEqualTo(Swar.get(padded(stem), 0));
        assertThat(StemDelta.tail(high, delta)).isEqualTo(Swar.get(padded(stem), Long.BYTES));
        assertThat(StemDelta.hasTail(delta)).isEqualTo(stem.length() > Long.BYTES);
        assertThat(StemDelta.isWord(delta)).isEqualTo(stem.isEmpty() ? 0 : 1);

        long ordered = StemDelta.withOrder(delta, low);
        assertThat(StemDelta.order(ordered) >>> StemDelta.ORDER_SHIFT)
                .isEqualTo(StemOrder.of(StemDelta.head(low, delta)));
        assertThat(ordered ^ StemDelta.order(ordered)).isEqualTo(delta);
    }

    @Test
    void aTermKeepsItsCountAndItsStem() {
        long delta = StemDelta.withOrder(StemDelta.of(4, 4, 0, true), Swar.of("zzzz"));

        for (int count : new int[] {1, 2, 1000, StemDelta.MOST}) {
            long counted = StemDelta.withCount(delta, count);

            assertThat(StemDelta.count(counted)).isEqualTo(count);
            assertThat(StemDelta.head(Swar.of("zzzz"), counted)).isEqualTo(Swar.of("zzzz"));
            assertThat(StemDelta.isUncached(counted)).isFalse();
            assertThat(StemDelta.isUncached(StemDelta.withCount(StemDelta.uncached(0), count)))
                    .isTrue();
        }
    }

    private static byte[] padded(String ascii) {
        return Arrays.copyOf(ascii.getBytes(StandardCharsets.US_ASCII), StemCache.LONGEST);
    }
}
