package org.newsmill.language;

import org.newsmill.text.bits.Utf8;
import org.newsmill.text.engine.Spelling;
import org.newsmill.text.nltk.CodePoints;
import org.tartarus.snowball.SnowballStemmer;

import java.util.Arrays;

/**
 * The tokens of a language that were met, with their stems and how often the current text has them.
 * News repeats its words, so Snowball is asked for few of them. Not thread-safe.
 *
 * <p>It forgets everything when it has grown large, between two texts. No text can make it slow:
 * places depend on a number that each table draws for itself.
 */
final class StemTable {

    /** Snowball takes no longer word: no language has one, and some algorithms recur by suffix. */
    static final int LONGEST_STEMMED = 255;

    private static final int FEWEST_PLACES = 1 << 12;
    private static final int MOST_KEPT = 1 << 16;

    /** A stem, and what the current text has of it. */
    static final class Stem {
        final char[] text;
        private final int hash;

        /** Once it was asked for: most stems of a text that is only stemmed never are. */
        private byte[] utf8;

        /** Only of the text of this number do the others hold. */
        int textNumber;

        int count;
        Token form;

        Stem(char[] text, int hash) {
            this.text = text;
            this.hash = hash;
        }

        byte[] utf8() {
            if (utf8 == null) {
                utf8 = Utf8.bytes(new String(text));
            }
            return utf8;
        }
    }

    /** A token, and how often the current text has it. */
    static final class Token {
        final char[] text;
        final int hash;
        final boolean isWord;
        final Stem stem;

        /** Stem and token as bytes, once they were asked for. */
        private Spelling spelling;

        int textNumber;
        int count;

        Token(char[] text, int hash, Stem stem) {
            this.text = text;
            this.hash = hash;
            this.stem = stem;
            this.isWord = hasLetterOrNumber(text);
        }

        Spelling spelling() {
            if (spelling == null) {
                spelling = new Spelling(stem.utf8(), Utf8.bytes(new String(text)));
            }
            return spelling;
        }

        private static boolean hasLetterOrNumber(char[] text) {
            for (int i = 0; i < text.length; ) {
                int codePoint = Character.codePointAt(text, i);
                if (codePoint != '_' && CodePoints.isWord(codePoint)) {
                    return true;
                }
                i += Character.charCount(codePoint);
            }
            return false;
        }
    }

    /** Null if the language has no algorithm. */
    private final SnowballStemmer stemmer;

    private final int seed = (int) System.nanoTime() | 1;
    private Token[] places = new Token[FEWEST_PLACES];
    private Stem[] stems = new Stem[FEWEST_PLACES];
    private int size;

    /** What Snowball changes. */
    private final char[] word = new char[LONGEST_STEMMED];

    StemTable(SnowballStemmer stemmer) {
        this.stemmer = stemmer;
    }

    /** To be called before each text. */
    void nextText() {
        if (size > MOST_KEPT) {
            places = new Token[FEWEST_PLACES];
            stems = new Stem[FEWEST_PLACES];
            size = 0;
        }
    }

    /** What the hash of a token begins with. */
    int hash() {
        return seed;
    }

    /** And how each char goes on. */
    static int hash(int hash, char c) {
        return (hash ^ c) * 0x9E3779B1;
    }

    /** The token {@code in[from..to)}, whose hash was computed as above. */
    Token token(char[] in, int from, int to, int hash) {
        int mask = places.length - 1;
        int place = place(hash, places.length);
        for (Token at = places[place]; at != null; at = places[place]) {
            if (at.hash == hash && Arrays.equals(at.text, 0, at.text.length, in, from, to)) {
                return at;
            }
            place = place + 1 & mask;
        }
        return add(in, from, to, hash, place);
    }

    private Token add(char[] in, int from, int to, int hash, int place) {
        char[] text = Arrays.copyOfRange(in, from, to);
        Token token = new Token(text, hash, stem(text, hash));
        places[place] = token;
        if (++size > places.length / 2) {
            grow();
        }
        return token;
    }

    /** The stem of a token, which has this hash. */
    private Stem stem(char[] token, int hash) {
        if (stemmer == null || token.length > LONGEST_STEMMED) {
            return stem(token, token, token.length, hash);
        }
        System.arraycopy(token, 0, word, 0, token.length);
        stemmer.setCurrent(word, token.length);
        stemmer.stem();
        char[] stemmed = stemmer.getCurrentBuffer();
        int length = stemmer.getCurrentBufferLength();
        int hashOfStem = seed;
        for (int i = 0; i < length; i++) {
            hashOfStem = hash(hashOfStem, stemmed[i]);
        }
        return stem(token, stemmed, length, hashOfStem);
    }

    private Stem stem(char[] token, char[] stemmed, int length, int hash) {
        int place = place(hash, stems.length);
        for (Stem at = stems[place]; at != null; at = stems[place]) {
            if (at.hash == hash && Arrays.equals(at.text, 0, at.text.length, stemmed, 0, length)) {
                return at;
            }
            place = place + 1 & stems.length - 1;
        }
        boolean isSame = Arrays.equals(token, 0, token.length, stemmed, 0, length);
        Stem stem = new Stem(isSame ? token : Arrays.copyOf(stemmed, length), hash);
        stems[place] = stem;
        return stem;
    }

    private static int place(int hash, int places) {
        return (hash ^ hash >>> 15) & places - 1;
    }

    /** Stems are fewer than tokens, so that both tables are large enough at once. */
    private void grow() {
        Token[] oldTokens = places;
        Stem[] oldStems = stems;
        places = new Token[2 * oldTokens.length];
        stems = new Stem[places.length];
        for (Token token : oldTokens) {
            if (token != null) {
                int place = place(token.hash, places.length);
                while (places[place] != null) {
                    place = place + 1 & places.length - 1;
                }
                places[place] = token;
            }
        }
        for (Stem stem : oldStems) {
            if (stem != null) {
                int place = place(stem.hash, stems.length);
                while (stems[place] != null) {
                    place = place + 1 & stems.length - 1;
                }
                stems[place] = stem;
            }
        }
    }
}
