package org.newsmill.bench;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** What came of measuring the same thing several times. */
record Spread(double median, double min, double max) {

    /**
     * @throws IllegalArgumentException where there are no values
     */
    static Spread of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double median =
                Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                        .average()
                        .orElseThrow();
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }
}
