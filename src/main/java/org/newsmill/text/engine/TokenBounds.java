package org.newsmill.text.engine;

import org.newsmill.text.bits.Swar;
import org.newsmill.text.nltk.CodePoints;

/**
 * Finds where tokens begin and end in a text of bytes, a chunk at a time, and lower-cases ASCII
 * letters on the way.
 *
 * <p>Eight bytes are classified at once, and eight such results are packed into the 64 bits of one
 * long for each class. Tokens begin and end at the bytes at which the class changes. None of this
 * depends on what the bytes are, so there is no branch that a processor could mispredict and no
 * step that waits for the one before, on which a loop over characters spends most of its time. The
 * idea is simdjson's: Langdale and Lemire, "Parsing Gigabytes of JSON per Second", 2019. Not
 * thread-safe.
 */
final class TokenBounds {

    /** How many spaces must follow the text. */
    static final int SLACK = 64;

    /**
     * The size of a chunk in bytes, small enough that all its data stays in the first-level cache.
     */
    private static final int CHUNK = 1024;

    private static final int BLOCK = Long.SIZE;

    /** The largest number of tokens that {@link #next} returns. */
    static final int MOST = CHUNK + 2;

    // The kind of a token, by its first byte, computed from the character's class. The numbers are
    // such that TextPass needs one comparison for a word of any length or a mark of length 1.

    /** A letter or a digit. */
    static final int WORD = 0;

    /** Any other ASCII character. */
    static final int MARK = 1;

    /** An underscore, a NUL, which the cache cannot hold, or a byte of a longer character. */
    static final int OTHER = 2;

    private static final byte[] KINDS = new byte[256];

    static {
        for (int b = 0; b < 256; b++) {
            boolean isOther = b >= 0x80 || b == '_' || b == 0;
            KINDS[b] =
                    (byte)
                            (isOther
                                    ? OTHER
                                    : CodePoints.classOf(b) == CodePoints.WORD ? WORD : MARK);
        }
    }

    /** How many bounds are listed in one step. */
    private static final int AT_ONCE = 4;

    /** The indexes of the tokens' first bytes. */
    final int[] starts = new int[MOST + AT_ONCE];

    /** The indexes after the tokens' last bytes. */
    final int[] ends = new int[MOST + AT_ONCE];

    private int startCount;
    private int endCount;

    private byte[] bytes;
    private int position;
    private int end;

    /** 1 if the last byte read was a letter or a digit, else 0. */
    private long wasWord;

    /** 1 if the last byte read was white space, else 0. */
    private long wasSpace;

    /** Not 0 if a letter was lower-cased. */
    private long lowered;

    /** Begins a text, {@code bytes[0..end)}, which {@link #SLACK} spaces follow. */
    void begin(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
        position = 0;
        startCount = 0;
        endCount = 0;
        wasWord = 0;
        wasSpace = 1;
        lowered = 0;
    }

    /**
     * The kind of a token that begins with this byte: {@link #WORD}, {@link #MARK}, {@link #OTHER}.
     */
    static int kindOf(byte b) {
        return KINDS[b & 0xff];
    }

    /** Whether there was an ASCII upper-case letter so far. */
    boolean hasLowered() {
        return lowered != 0;
    }

    /**
     * Reads the next chunk. The bounds of tokens are then in {@link #starts} and {@link #ends}:
     * runs of ASCII letters and digits, or of anything else that is not white space. If there are
     * bytes that are not ASCII, a real token may consist of several of these, or be a part of one.
     *
     * @return how many tokens have ended, or -1 at the end of the text
     */
    int next() {
        if (position > end) {
            return -1;
        }
        // A token that began in the last chunk and ends in this one.
        starts[0] = starts[endCount];
        startCount -= endCount;
        endCount = 0;
        int chunkEnd = Math.min(position + CHUNK, end + 1);
        for (; position < chunkEnd; position += BLOCK) {
            readBlock(position);
        }
        return endCount;
    }

    private void readBlock(int from) {
        byte[] in = bytes;
        long word = 0;
        long space = 0;
        long changed = 0;
        for (int i = 0; i < BLOCK; i += Long.BYTES) {
            long eight = Swar.get(in, from + i);
            long words = Swar.wordBits(eight);
            long lower = Swar.toLower(eight, words);
            Swar.put(in, from + i, lower);
            changed |= lower ^ eight;
            word |= Swar.pack(words) << i;
            space |= Swar.pack(Swar.spaceBits(eight)) << i;
        }
        lowered |= changed;
        long before = space << 1 | wasSpace;
        long bounds = word ^ (word << 1 | wasWord) | space ^ before;
        wasWord = word >>> BLOCK - 1;
        wasSpace = space >>> BLOCK - 1;
        list(bounds & ~space, bounds & ~before, from);
    }

    /**
     * Appends the indexes of the set bits, in one loop for both and {@link #AT_ONCE} at a time, so
     * that fewer loop ends can be mispredicted. What is written beyond the last bit is overwritten
     * later.
     */
    private void list(long startBits, long endBits, int from) {
        int startsHere = Long.bitCount(startBits);
        int endsHere = Long.bitCount(endBits);
        int most = Math.max(startsHere, endsHere);
        for (int i = 0; i < most; i += AT_ONCE) {
            int firstStart = startCount + i;
            int firstEnd = endCount + i;
            for (int k = 0; k < AT_ONCE; k++) {
                starts[firstStart + k] = from + Long.numberOfTrailingZeros(startBits);
                ends[firstEnd + k] = from + Long.numberOfTrailingZeros(endBits);
                startBits &= startBits - 1;
                endBits &= endBits - 1;
            }
        }
        startCount += startsHere;
        endCount += endsHere;
    }
}
