package org.newsmill.text.detect;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
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

    /** What a word of three letters or less has above its letters. */
    static final long SHORT = 1L << 3 * Character.SIZE;

    private static final long NOT_ASCII = 0x0000FF80FF80FF80L;
    private static final int LETTER_BITS = 5;
    private static final int LETTER = (1 << LETTER_BITS) - 1;

    /** How many words of up to three letters without accents there can be. */
    static final int PLAIN_WORDS = 1 << 3 * LETTER_BITS;

    /** The languages of a script. */
    record Script(String[] tags, int width) {}

    private final Script[] scripts = new Script[Letters.COUNT];
    private final long[] keys;
    private final int[] rows;
    private final byte[] weights;
    private final int shift;

    /**
     * The rows of short words without accents, by their letters: function words, of which any text
     * is full, so that these few places stay in the processor's cache. Negative if there is none.
     */
    private final int[] shortRows = new int[PLAIN_WORDS];

    private LanguageModel(DataInputStream in) throws IOException {
        int size = in.readInt();
        int places = Integer.highestOneBit(3 * size);
        shift = Long.SIZE - Integer.numberOfTrailingZeros(places);
        keys = new long[places];
        rows = new int[places];
        weights = new byte[in.readInt()];
        Arrays.fill(shortRows, -1);
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
        return isPlainAndShort(key) ? shortRows[letters(key)] : find(key);
    }

    /** The row of a short word without accents, by its letters, a being 1, of five bits each. */
    int plainRow(int letters) {
        return shortRows[letters];
    }

    private static boolean isPlainAndShort(long key) {
        return (key & NOT_ASCII) == 0 && key >>> 3 * Character.SIZE == 1;
    }

    /** The letters of a short word, five bits each. */
    private static int letters(long key) {
        return (int)
                (key & LETTER
                        | (key >>> Character.SIZE & LETTER) << LETTER_BITS
                        | (key >>> 2 * Character.SIZE & LETTER) << 2 * LETTER_BITS);
    }

    private int find(long key) {
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
        if (isPlainAndShort(key)) {
            shortRows[letters(key)] = row;
            return;
        }
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
