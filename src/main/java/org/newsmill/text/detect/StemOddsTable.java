package org.newsmill.text.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The log-odds, in hundredths, of tokens and of word endings, and how English the tokens are; see
 * the head of {@code stem-odds.txt} for their meaning and origin. Looked up by a hash of the
 * characters where they stand in a text, so that no token has to be cut out of it: an
 * open-addressing table of ints, each the upper half of the hash and a value. The lower half is the
 * place, so a lookup of something not listed is wrong about once in a hundred thousand times, which
 * odds can bear. Immutable once loaded, thread-safe.
 */
final class StemOddsTable {

    /** What looking up a token gives for something not listed; no entry has it. */
    static final int ABSENT = 0;

    private static final String RESOURCE = "stem-odds.txt";
    private static final int LONGEST_ENDING = 5;
    private static final int PLACES = 1 << 16;

    /** Kinds of endings are 0 to 7; whole tokens are hashed as one more. */
    private static final int TOKEN = 8;

    /**
     * The classes of tokens, as lines of the table begin: those of other languages, those of
     * English and others, English ones, common English ones. An entry is the odds and, in its last
     * two bits, the class.
     */
    private static final String CLASSES = "oaec";

    private static final int CLASS_BITS = 2;
    private static final int ENGLISH = 2;

    /** By class, how strange the token is to English: a byte each, twice the natural logarithm. */
    private static final int STRANGENESS = 10 | 0 << 8 | (-5 & 0xFF) << 16 | -8 << 24;

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
        int type = CLASSES.indexOf(line[0]);
        boolean tokens = type >= 0;
        int kind = tokens ? TOKEN : Integer.parseInt(line[0]);
        int value = Integer.parseInt(line[1]) << CLASS_BITS | Math.max(0, type);
        for (int i = 2; i < line.length; i++) {
            // Endings are hashed from the end, so that a shorter one is on the way to a longer.
            String entry = line[i].equals("-") ? "" : line[i];
            CharSequence order = tokens ? entry : new StringBuilder(entry).reverse();
            int hash = start(kind);
            for (int c = 0; c < order.length(); c++) {
                hash = step(hash, order.charAt(c));
            }
            add(finished(hash), value);
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

    /** Once all characters are added. Murmur3's finaliser: FNV alone leaves short tokens close. */
    static int finished(int hash) {
        int h = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        return h ^ (h >>> 16);
    }

    /** What is listed of the token of this finished hash, or {@link #ABSENT}. */
    int token(int hash) {
        return find(hash);
    }

    /** The odds of a token. */
    static int odds(int entry) {
        return entry >> CLASS_BITS;
    }

    /** How strange a token is to English; negative if it is English. */
    static int strangeness(int entry) {
        return (byte) (STRANGENESS >> (entry & (1 << CLASS_BITS) - 1) * Byte.SIZE);
    }

    /** Whether a token is known to be English rather than of another language. */
    static boolean isKnown(int entry) {
        return (entry & ENGLISH) != 0;
    }

    /** The odds of the longest listed ending of the word in {@code text[from, to)}. */
    int ending(int kind, String text, int from, int to) {
        int hash = start(kind);
        int found = find(finished(hash));
        for (int i = to - 1; i >= Math.max(from, to - LONGEST_ENDING); i--) {
            hash = step(hash, text.charAt(i));
            int entry = find(finished(hash));
            if (entry != ABSENT) {
                found = entry;
            }
        }
        return odds(found);
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
}
