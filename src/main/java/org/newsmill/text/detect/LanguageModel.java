package org.newsmill.text.detect;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/**
 * How much each group of four letters speaks for each language; made by {@code
 * scripts/make-language-model.py}, which says from what. A word of three letters or less is one
 * group, other words are as many as there are places in them, word ends included.
 *
 * <p>The languages of a script share a table: for each of its groups a row with a byte for each
 * language, a number of eight. Immutable once loaded, thread-safe.
 */
final class LanguageModel {

    private static final String RESOURCE = "languages.bin.gz";

    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    /** The languages of a script. */
    record Script(String[] tags, int width) {}

    private final Script[] scripts = new Script[Letters.COUNT];
    private final long[] keys;
    private final int[] rows;
    private final byte[] weights;
    private final int shift;

    private LanguageModel(DataInputStream in) throws IOException {
        int size = in.readInt();
        int places = Integer.highestOneBit(3 * size);
        shift = Long.SIZE - Integer.numberOfTrailingZeros(places);
        keys = new long[places];
        rows = new int[places];
        weights = new byte[in.readInt()];
        int row = 0;
        for (int count = in.readInt(); count > 0; count--) {
            byte script = Letters.number(in.readUTF());
            String[] tags = in.readUTF().split(" ");
            int width = (tags.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
            scripts[script] = new Script(tags, width);
            int groups = in.readInt();
            for (int i = 0; i < groups; i++) {
                put(in.readLong(), row + i * width);
            }
            for (int language = 0; language < tags.length; language++) {
                for (int i = 0; i < groups; i++) {
                    weights[row + i * width + language] = in.readByte();
                }
            }
            row += groups * width;
        }
    }

    static LanguageModel load() {
        try (InputStream in = LanguageModel.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + RESOURCE);
            }
            return new LanguageModel(new DataInputStream(new GZIPInputStream(in, 1 << 16)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** The languages of a script by {@link Letters}'s number; null if it has but one. */
    Script script(int number) {
        return scripts[number];
    }

    /** Where the row of this group begins in {@link #weights}; negative if there is none. */
    int row(long key) {
        int mask = keys.length - 1;
        int place = place(key);
        for (long at = keys[place]; at != 0; at = keys[place]) {
            if (at == key) {
                return rows[place];
            }
            place = place + 1 & mask;
        }
        return -1;
    }

    byte[] weights() {
        return weights;
    }

    private void put(long key, int row) {
        int place = place(key);
        while (keys[place] != 0) {
            place = place + 1 & keys.length - 1;
        }
        keys[place] = key;
        rows[place] = row;
    }

    private int place(long key) {
        long hash = key * SCATTER;
        return (int) ((hash ^ hash >>> Integer.SIZE) * SCATTER >>> shift);
    }
}
