package org.newsmill.text.engine;

import org.newsmill.text.bits.Utf8;
import org.newsmill.text.nltk.GappedText;
import org.newsmill.text.nltk.LowerCase;
import org.newsmill.text.nltk.TreebankTokenizer;

/**
 * Stems a text that is not normalised, to which every Treebank rule may apply: it does what the
 * definition says, without short cuts. Not thread-safe; its buffers are reused.
 */
final class GeneralPass {

    private static final int LARGEST_KEPT = 1 << 20;

    private final TreebankTokenizer tokenizer = new TreebankTokenizer();
    private final GappedText tokens = tokenizer.text();
    private final StemOutput stems;
    private char[] lowered = new char[64];
    private byte[] token = new byte[256];

    GeneralPass(StemOutput stems) {
        this.stems = stems;
    }

    void read(String text) {
        // Each char of a token takes at most three bytes, also in lower case, and a space follows
        // the token; a quote takes two bytes and a space.
        stems.begin(Math.multiplyExact(Utf8.BYTES_PER_CHAR + 1, text.length()));
        tokenizer.read(text.toCharArray(), 0, text.length(), true);
        while (tokens.next()) {
            readToken();
        }
    }

    private void readToken() {
        int length = tokens.tokenEnd() - tokens.tokenStart();
        reserve(length);
        if (tokens.isQuote()) {
            stems.writeMarks(token, 0, closed(tokens.write(token, 0)), 1);
            return;
        }
        int end =
                LowerCase.convert(
                        tokens.chars(), tokens.tokenStart(), tokens.tokenEnd(), lowered, 0);
        String form = new String(tokens.chars(), tokens.tokenStart(), length);
        stems.writeToken(token, Utf8.encode(lowered, 0, end, token, 0), form);
    }

    private int closed(int end) {
        token[end] = ' ';
        return end + 1;
    }

    private void reserve(int length) {
        if (lowered.length < 2 * length
                || lowered.length > LARGEST_KEPT && 2 * length <= LARGEST_KEPT) {
            lowered = new char[2 * length];
            token = new byte[Utf8.BYTES_PER_CHAR * lowered.length + 1];
        }
    }
}
