package org.newsmill.text;

import java.util.Arrays;

/**
 * The one walk over a text that lowers its case, cuts it into tokens and has them stemmed. Not thread-safe; buffers
 * are reused.
 *
 * <p>The Treebank rules look at a token's neighbourhood, but in a normalised text that is always a space. What is left
 * of them is that some contractions are split, which {@link StemOutput} does, and that runs of punctuation are cut,
 * which {@link PunctuationRuns} does; a single mark stays as it is, but for a quote. So words and single marks, which
 * most tokens are, need no tokenizer.
 */
final class TextPass {

  private static final int LARGEST_KEPT = 1 << 21;

  /** Classes of bytes that are characters by themselves, 0 for others. */
  private static final byte[] CLASSES = new byte[256];

  static {
    for (int c = 0; c < 0x80; c++) {
      CLASSES[c] = CodePoints.classOf(c);
    }
  }

  private final Source source;
  private final PunctuationRuns runs = new PunctuationRuns();
  private final StemOutput stems;

  /** Where the last thing that is not white space ends. */
  private int inEnd;

  private byte[] normal = new byte[1 << 14];
  private int normalEnd;
  private boolean stemming;

  TextPass(Source source, StemOutput stems) {
    this.source = source;
    this.stems = stems;
  }

  /**
   * Normalises a text.
   *
   * @param stemming whether also to stem the normalised text
   */
  void read(String text, boolean stemming) {
    source.read(text, true);
    inEnd = trim(source.bytes, source.length);
    // At worst each byte is a token, with a space behind it, and a quote becomes two.
    int room = Math.multiplyExact(2, source.length) + Source.SLACK;
    if (normal.length < room || normal.length > LARGEST_KEPT && room <= LARGEST_KEPT) {
      normal = new byte[room];
    }
    normalEnd = 0;
    this.stemming = stemming;
    if (stemming) {
      stems.begin(Math.multiplyExact(3, source.length));
    }
    scan();
  }

  /** The normalised text as a string. */
  String normalised() {
    return source.string(normal, Math.max(0, normalEnd - 1));
  }

  /** Whether the text just read was its own normal form. */
  boolean wasNormalised() {
    int length = Math.max(0, normalEnd - 1);
    return source.isWhole && Arrays.equals(normal, 0, length, source.bytes, 0, source.length);
  }

  private static int trim(byte[] in, int end) {
    while (end > 0) {
      int start = Utf8.startBefore(in, end);
      if (CodePoints.classOf(Utf8.codePointAt(in, start)) != CodePoints.SPACE) {
        return end;
      }
      end = start;
    }
    return 0;
  }

  private void scan() {
    byte[] in = source.bytes;
    for (int i = 0; i < inEnd; ) {
      long bytes = Swar.get(in, i);
      long letters = Swar.letters(bytes);
      int length = Swar.countBefore(Swar.TOP_BITS & ~(letters | Swar.digits(bytes)));
      if (length == 0) {
        i = readMarkOrSpace(i);
      } else if (length < Long.BYTES && !mayContinue(in[i + length])) {
        word(Swar.first(Swar.toLower(bytes, letters), length), 0, length);
        i += length;
      } else {
        i = readLongWord(i);
      }
      // Behind a word or a mark there is mostly one space, and here it is cheaper to pass than in the next round.
      if (in[i] == ' ') {
        i++;
      }
    }
  }

  /** Whether a word may go on with something else than an ASCII letter or digit. */
  private static boolean mayContinue(byte b) {
    return b < 0 || b == '_';
  }

  private int readLongWord(int i) {
    byte[] in = source.bytes;
    long bytes = Swar.get(in, i);
    long letters = Swar.letters(bytes);
    long rest = Swar.get(in, i + Long.BYTES);
    long restLetters = Swar.letters(rest);
    int first = Swar.countBefore(Swar.TOP_BITS & ~(letters | Swar.digits(bytes)));
    int length = Swar.countBefore(Swar.TOP_BITS & ~(restLetters | Swar.digits(rest)));
    if (first < Long.BYTES || length == Long.BYTES || mayContinue(in[i + Long.BYTES + length])) {
      return readAnyWord(i);
    }
    long high = length == 0 ? 0 : Swar.first(Swar.toLower(rest, restLetters), length);
    word(Swar.toLower(bytes, letters), high, Long.BYTES + length);
    return i + Long.BYTES + length;
  }

  /** Reads a word of any characters and any length. */
  private int readAnyWord(int i) {
    byte[] in = source.bytes;
    int start = normalEnd;
    int end = start;
    while (i < inEnd) {
      int codePoint = Utf8.codePointAt(in, i);
      if (!CodePoints.isWord(codePoint)) {
        break;
      }
      end = Utf8.put(CodePoints.toLower(codePoint), normal, end);
      i += Utf8.length(in[i]);
    }
    int length = end - start;
    if (length > StemCache.LONGEST) {
      normalEnd = end;
      normal[normalEnd++] = ' ';
      if (stemming) {
        stems.longWord(normal, start, end);
      }
    } else {
      long low = Swar.first(Swar.get(normal, start), Math.min(length, Long.BYTES));
      long high = length <= Long.BYTES ? 0 : Swar.first(Swar.get(normal, start + Long.BYTES), length - Long.BYTES);
      word(low, high, length);
    }
    return i;
  }

  private void word(long low, long high, int length) {
    Swar.put(normal, normalEnd, low);
    Swar.put(normal, normalEnd + Long.BYTES, high);
    normal[normalEnd + length] = ' ';
    normalEnd += length + 1;
    if (stemming) {
      stems.word(low, high, length);
    }
  }

  private int readMarkOrSpace(int i) {
    byte[] in = source.bytes;
    byte b = in[i];
    byte type = CLASSES[b & 0xff];
    if (type == CodePoints.SPACE) {
      return i + 1;
    }
    byte next = CLASSES[in[i + 1] & 0xff];
    if (type != CodePoints.PUNCTUATION || next == CodePoints.PUNCTUATION || next == 0) {
      return readAny(i);
    }
    normal[normalEnd++] = b;
    normal[normalEnd++] = ' ';
    if (stemming) {
      stems.mark(b);
    }
    return i + 1;
  }

  private int readAny(int i) {
    byte[] in = source.bytes;
    byte type = CodePoints.classOf(Utf8.codePointAt(in, i));
    if (type == CodePoints.SPACE) {
      return i + Utf8.length(in[i]);
    }
    return type == CodePoints.WORD ? readAnyWord(i) : readMarks(i);
  }

  /** Reads a run of punctuation. */
  private int readMarks(int i) {
    byte[] in = source.bytes;
    int start = normalEnd;
    int end = start;
    while (i < inEnd) {
      int codePoint = Utf8.codePointAt(in, i);
      if (CodePoints.classOf(codePoint) != CodePoints.PUNCTUATION) {
        break;
      }
      end = Utf8.put(CodePoints.toLower(codePoint), normal, end);
      i += Utf8.length(in[i]);
    }
    normalEnd = end;
    normal[normalEnd++] = ' ';
    if (stemming) {
      byte[] tokens = runs.cut(normal, start, end, start == 0, i == inEnd);
      stems.marks(tokens, 0, runs.length(), runs.count());
    }
    return i;
  }
}
