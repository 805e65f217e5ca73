package org.newsmill.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The log-odds, in hundredths, of tokens and of word endings; see the head of {@code stem-odds.txt}
 * for their meaning and origin. Looked up by a hash of the characters where they stand in a text,
 * so that no token has to be cut out of it: an open-addressing table of ints, each the upper half
 * of the hash and a value. The lower half is the place, so a lookup of something not listed is
 * wrong about once in a hundred thousand times, which odds can bear. Immutable once loaded,
 * thread-safe.
 */
final class StemOddsTable {

    /** What a lookup gives for something not listed; no entry has it. */
    static final int ABSENT = 0;

    private static final String RESOURCE = "stem-odds.txt";
    private static final int LONGEST_ENDING = 5;
    private static final int PLACES = 1 << 16;

    /** Kinds of endings are 0 to 7; whole tokens are hashed as one more. */
    private static final int TOKEN = 8;

    private final int[] slots = new int[PLACES];

    private StemOddsTable() {}

    static StemOddsTable load() {
        StemOddsTable table = new StemOddsTable();
        try (InputStream in = StemOddsTable.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + RESOURCE);
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    table.addAll(line.split(" "));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
        return table;
    }

    private void addAll(String[] line) {
        boolean tokens = line[0].equals("t");
        int kind = tokens ? TOKEN : Integer.parseInt(line[0]);
        int value = Integer.parseInt(line[1]);
        for (int i = 2; i < line.length; i++) {
            // Endings are hashed from the end, so that a shorter one is on the way to a longer.
            String entry = line[i].equals("-") ? "" : line[i];
            CharSequence order = tokens ? entry : new StringBuilder(entry).reverse();
            int hash = start(kind);
            for (int c = 0; c < order.length(); c++) {
                hash = step(hash, order.charAt(c));
            }
            add(mix(hash), value);
        }
    }

    private void add(int hash, int value) {
        int place = hash & (PLACES - 1);
        while (slots[place] != 0) {
            place = (place + 1) & (PLACES - 1);
        }
        slots[place] = (hash & 0xFFFF0000) | (value & 0xFFFF);
    }

    /** What the hash of a token begins with; {@link #hash(int, char)} adds each character. */
    static int hash() {
        return start(TOKEN);
    }

    static int hash(int hash, char next) {
        return step(hash, next);
    }

    /** The odds of the token of this hash, or {@link #ABSENT}. */
    int token(int hash) {
        return find(mix(hash));
    }

    /** The odds of the longest listed ending of the word in {@code text[from, to)}. */
    int ending(int kind, CharSequence text, int from, int to) {
        int hash = start(kind);
        int found = find(mix(hash));
        for (int i = to - 1; i >= Math.max(from, to - LONGEST_ENDING); i--) {
            hash = step(hash, text.charAt(i));
            int value = find(mix(hash));
            if (value != ABSENT) {
                found = value;
            }
        }
        return found;
    }

    private int find(int hash) {
        int place = hash & (PLACES - 1);
        for (int slot = slots[place]; slot != 0; slot = slots[place]) {
            if (((slot ^ hash) & 0xFFFF0000) == 0) {
                return (short) slot;
            }
            place = (place + 1) & (PLACES - 1);
        }
        return ABSENT;
    }

    /** Far apart, since a character is added to it by xor: near ones would meet. */
    private static int start(int kind) {
        return 0x811C9DC5 + kind * 0x9E3779B9;
    }

    private static int step(int hash, char c) {
        return (hash ^ c) * 0x01000193;
    }

    /** Murmur3's finaliser: FNV alone leaves short tokens close together. */
    private static int mix(int hash) {
        int h = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        return h ^ (h >>> 16);
    }
}
