package org.newsmill.language;

import org.newsmill.language.Language.Words;
import org.newsmill.language.StemTable.Token;
import org.newsmill.text.engine.AnalysedText;
import org.newsmill.text.engine.ContentHash;
import org.newsmill.text.engine.Terms;
import org.newsmill.text.engine.TextEngine;
import org.newsmill.text.nltk.CodePoints;

import java.util.Arrays;

/**
 * Texts of any language but English.
 *
 * <p>normalise: normal form C, then lower case as Python has it, then the tokens of {@code
 * [\p{L}\p{M}\p{N}_]+|[^\p{L}\p{M}\p{N}_\s]+}, joined by single spaces. In a language that does not
 * write words apart, a token that has a letter of such a script is cut into ICU's words. stem: each
 * token by the language's Snowball algorithm, joined by single spaces.
 *
 * <p>Not thread-safe. Linear in the text's length. Buffers of a long text are given up after it.
 */
final class UnicodeAnalyser implements Analyser {

    /** An i with its dot takes two chars and a space. */
    private static final int MOST_CHARS_PER_CHAR = 3;

    private static final int LARGEST_KEPT = 1 << 20;

    private final boolean withTerms;
    private final StemTable table;
    private final TermCount counted = new TermCount();
    private final ContentHash contentHash = new ContentHash();

    /** Null if words are written apart. */
    private final UnspacedWords unspaced;

    /** Counts stems as they are, of whatever language. Made when the first such text comes. */
    private TextEngine stemmedTexts;

    private char[] in = new char[1 << 12];
    private int length;
    private char[] normal = new char[1 << 14];
    private int normalEnd;
    private char[] stems = new char[1 << 14];
    private int stemsEnd;
    private char[] run = new char[0];
    private boolean counting;
    private boolean isUtf8;
    private int tokenCount;
    private int wordCount;

    UnicodeAnalyser(Language language, boolean withTerms) {
        this.withTerms = withTerms;
        this.table = new StemTable(language.stemmer() == null ? null : language.stemmer().get());
        this.unspaced = language.words() == Words.UNSPACED ? new UnspacedWords() : null;
    }

    @Override
    public AnalysedText analyse(String prose) {
        begin(Composition.compose(prose), withTerms);
        normalise();
        return result(new String(normal, 0, Math.max(0, normalEnd - 1)));
    }

    @Override
    public AnalysedText analyseNormalised(String text) {
        begin(text, withTerms);
        readTokens();
        return result(text);
    }

    @Override
    public AnalysedText analyseStemmed(String text) {
        if (stemmedTexts == null) {
            stemmedTexts = new TextEngine(withTerms);
        }
        return stemmedTexts.analyseStemmed(text);
    }

    @Override
    public String stem(String prose) {
        begin(Composition.compose(prose), false);
        normalise();
        return stemmed();
    }

    private String stemmed() {
        return new String(stems, 0, Math.max(0, stemsEnd - 1));
    }

    private AnalysedText result(String normalised) {
        String stemmed = stemmed();
        Terms terms = withTerms ? counted.terms(isUtf8) : Terms.NONE;
        return new AnalysedText(
                normalised, stemmed, tokenCount, wordCount, terms, contentHash.of(stemmed));
    }

    private void begin(String text, boolean withCounts) {
        length = text.length();
        in = sized(in, length);
        text.getChars(0, length, in, 0);
        normal = sized(normal, Math.multiplyExact(MOST_CHARS_PER_CHAR, length) + 1);
        stems = sized(stems, length + 1);
        normalEnd = 0;
        stemsEnd = 0;
        tokenCount = 0;
        wordCount = 0;
        isUtf8 = true;
        counting = withCounts;
        table.nextText();
        counted.nextText();
    }

    private static char[] sized(char[] buffer, int size) {
        boolean fits = buffer.length >= size;
        boolean isKept = buffer.length <= LARGEST_KEPT || size > LARGEST_KEPT;
        return fits && isKept ? buffer : new char[Math.max(size, 1 << 12)];
    }

    /** Walks over the text, token by token. */
    private void normalise() {
        int i = 0;
        while (i < length) {
            byte kind = kindAt(i);
            if (kind == Kinds.SPACE) {
                i++;
            } else if (kind == Kinds.OTHER) {
                i = readMarks(i);
            } else {
                i = readWord(i);
            }
        }
    }

    private byte kindAt(int i) {
        byte kind = Kinds.of(in[i]);
        return kind == Kinds.SPECIAL
                ? Kinds.ofCodePoint(Character.codePointAt(in, i, length))
                : kind;
    }

    private int readWord(int i) {
        int start = normalEnd;
        int o = start;
        int hash = table.hash();
        boolean isUnspaced = false;
        char[] out = normal;
        while (i < length) {
            char c = in[i];
            byte kind = Kinds.of(c);
            if (kind == Kinds.SPECIAL) {
                int codePoint = Character.codePointAt(in, i, length);
                kind = Kinds.ofCodePoint(codePoint);
                if (kind == Kinds.OTHER) {
                    break;
                }
                int end = Lower.put(in, length, i, codePoint, out, o);
                for (; o < end; o++) {
                    hash = StemTable.hash(hash, out[o]);
                }
                i += Character.charCount(codePoint);
            } else if (kind == Kinds.WORD || kind == Kinds.UNSPACED) {
                char lower = (char) CodePoints.toLower(c);
                out[o++] = lower;
                hash = StemTable.hash(hash, lower);
                i++;
            } else {
                break;
            }
            isUnspaced |= kind == Kinds.UNSPACED;
        }
        normalEnd = o;
        if (isUnspaced && unspaced != null) {
            cut(start);
        } else {
            end(start, hash);
        }
        return i;
    }

    private int readMarks(int i) {
        int start = normalEnd;
        int hash = table.hash();
        while (i < length && kindAt(i) == Kinds.OTHER) {
            int codePoint = Character.codePointAt(in, i, length);
            isUtf8 &= codePoint > Character.MAX_SURROGATE || codePoint < Character.MIN_SURROGATE;
            int end = Lower.put(in, length, i, codePoint, normal, normalEnd);
            for (; normalEnd < end; normalEnd++) {
                hash = StemTable.hash(hash, normal[normalEnd]);
            }
            i += Character.charCount(codePoint);
        }
        end(start, hash);
        return i;
    }

    /** Cuts the token from {@code start} on into words. */
    private void cut(int start) {
        int size = normalEnd - start;
        run = sized(run, size);
        System.arraycopy(normal, start, run, 0, size);
        unspaced.read(run, 0, size);
        normalEnd = start;
        int from = 0;
        for (int to = unspaced.next(); to >= 0; to = unspaced.next()) {
            int begin = normalEnd;
            int hash = table.hash();
            for (; from < to; from++) {
                normal[normalEnd++] = run[from];
                hash = StemTable.hash(hash, run[from]);
            }
            end(begin, hash);
        }
    }

    /** Ends the token that begins at {@code start}. */
    private void end(int start, int hash) {
        add(table.token(normal, start, normalEnd, hash));
        normal[normalEnd++] = ' ';
    }

    private void add(Token token) {
        char[] stem = token.stem.text;
        if (stem.length == 0) {
            return;
        }
        write(stem);
        tokenCount++;
        if (token.isWord) {
            wordCount++;
            if (counting) {
                counted.count(token);
            }
        }
    }

    private void write(char[] stem) {
        int end = stemsEnd + stem.length;
        if (end >= stems.length) {
            stems = Arrays.copyOf(stems, 2 * (end + 1));
        }
        System.arraycopy(stem, 0, stems, stemsEnd, stem.length);
        stems[end] = ' ';
        stemsEnd = end + 1;
    }

    /** Takes the text's tokens as they are, between white space. */
    private void readTokens() {
        int i = 0;
        while (i < length) {
            int start = i;
            int hash = table.hash();
            while (i < length && !CodePoints.isSpace(in[i])) {
                isUtf8 &= !isUnpaired(i);
                hash = StemTable.hash(hash, in[i++]);
            }
            if (i > start) {
                add(table.token(in, start, i, hash));
            }
            i++;
        }
    }

    private boolean isUnpaired(int i) {
        char c = in[i];
        return Character.isSurrogate(c)
                && (Character.isHighSurrogate(c)
                        ? i + 1 == length || !Character.isLowSurrogate(in[i + 1])
                        : i == 0 || !Character.isHighSurrogate(in[i - 1]));
    }
}
