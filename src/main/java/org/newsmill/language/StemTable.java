package org.newsmill.language;

import org.newsmill.text.bits.Utf8;
import org.newsmill.text.engine.Spelling;
import org.newsmill.text.nltk.CodePoints;
import org.tartarus.snowball.SnowballStemmer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

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
        final byte[] utf8;

        /** Only of the text of this number do the others hold. */
        int textNumber;

        int count;
        Token form;

        Stem(String text) {
            this.text = text.toCharArray();
            this.utf8 = Utf8.bytes(text);
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
                spelling = new Spelling(stem.utf8, Utf8.bytes(new String(text)));
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
    private Map<String, Stem> stems = new HashMap<>();
    private int size;

    StemTable(SnowballStemmer stemmer) {
        this.stemmer = stemmer;
    }

    /** To be called before each text. */
    void nextText() {
        if (size > MOST_KEPT) {
            places = new Token[FEWEST_PLACES];
            stems = new HashMap<>();
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
        int place = (hash ^ hash >>> 15) & mask;
        for (Token at = places[place]; at != null; at = places[place]) {
            if (at.hash == hash && Arrays.equals(at.text, 0, at.text.length, in, from, to)) {
                return at;
            }
            place = place + 1 & mask;
        }
        return add(in, from, to, hash, place);
    }

    private Token add(char[] in, int from, int to, int hash, int place) {
        Token token = new Token(Arrays.copyOfRange(in, from, to), hash, stem(in, from, to));
        places[place] = token;
        if (++size > places.length / 2) {
            grow();
        }
        return token;
    }

    private Stem stem(char[] in, int from, int to) {
        String word = new String(in, from, to - from);
        if (stemmer != null && to - from <= LONGEST_STEMMED) {
            stemmer.setCurrent(word);
            stemmer.stem();
            word = stemmer.getCurrent();
        }
        return stems.computeIfAbsent(word, Stem::new);
    }

    private void grow() {
        Token[] old = places;
        places = new Token[2 * old.length];
        int mask = places.length - 1;
        for (Token token : old) {
            if (token != null) {
                int place = (token.hash ^ token.hash >>> 15) & mask;
                while (places[place] != null) {
                    place = place + 1 & mask;
                }
                places[place] = token;
            }
        }
    }
}
