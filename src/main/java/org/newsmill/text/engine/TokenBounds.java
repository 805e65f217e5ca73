package org.newsmill.text.engine;

import org.newsmill.text.bits.Swar;
import org.newsmill.text.nltk.CodePoints;

/**
 * Finds where tokens begin and end in a text of bytes, a chunk at a time, and lowers ASCII letters
 * on the way.
 *
 * <p>Eight bytes are classified at once, and eight times the result is packed into the 64 bits of a
 * long, one for each class. Where classes change, tokens begin and end. None of this depends on
 * what the bytes are, so there is no branch that a processor could mispredict, and no step that has
 * to wait for the one before; that is where a loop over characters spends most of its time. (The
 * idea is simdjson's: Langdale and Lemire, "Parsing Gigabytes of JSON per Second", 2019.) Not
 * thread-safe.
 */
final class TokenBounds {

    /** Spaces that have to follow the text. */
    static final int SLACK = 64;

    /**
     * Bytes of a chunk; small enough for all that belongs to it to stay in the first-level cache.
     */
    private static final int CHUNK = 1024;

    private static final int BLOCK = Long.SIZE;

    /** The most tokens there can be at a time. */
    static final int MOST = CHUNK + 2;

    /**
     * What a token's first byte makes of it. An underscore, a NUL, which the cache cannot hold, and
     * a byte of a longer character are none of the others.
     */
    static final int WORD = 0;

    static final int MARK = 1;
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

    /** How many bounds are listed at a time. */
    private static final int AT_ONCE = 4;

    final int[] starts = new int[MOST + AT_ONCE];
    final int[] ends = new int[MOST + AT_ONCE];
    private int startCount;
    private int endCount;

    private byte[] bytes;
    private int position;
    private int end;

    /** The class of the last byte seen, in the lowest bit. */
    private long wasWord;

    private long wasSpace;

    private long lowered;

    /** Begins a text, {@code bytes[0..end)}, behind which there are {@link #SLACK} spaces. */
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

    /** {@link #WORD}, {@link #MARK} or {@link #OTHER}. */
    static int kindOf(byte b) {
        return KINDS[b & 0xff];
    }

    /** Whether there was an upper-case letter so far. */
    boolean hasLowered() {
        return lowered != 0;
    }

    /**
     * Reads on. The bounds of tokens are then in {@link #starts} and {@link #ends}: runs of letters
     * and digits, or of anything else that is no white space; a token proper may comprise several
     * of them, or be one of several in one, where there are bytes that are not ASCII.
     *
     * @return how many tokens that ended are there, or -1 at the end of the text
     */
    int next() {
        if (position > end) {
            return -1;
        }
        // A token that has begun in the last chunk and ends in this one.
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
     * Appends the places of the set bits, in one loop for both and some at a time, which is fewer
     * ends of a loop to be mispredicted. What is written for bits that lack is written over later.
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
