package org.newsmill.text.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class Latin1Test {

    private static final int SLACK = Long.BYTES;

    @Test
    void writesTheUtf8ThatTheJdkWritesWhereverTheCharactersThatAreNotAsciiStand() {
        for (String text : textsWithOthersAnywhere()) {
            int n = text.length();
            byte[] bytes = new byte[2 * n + SLACK];
            assertThat(new Latin1().narrow(text.toCharArray(), n, bytes)).isEqualTo(n);
            int ascii = Latin1.asciiLength(bytes, n);
            int others = Latin1.countOthers(bytes, ascii, n);
            Latin1.toUtf8(bytes, n, others);

            assertThat(Arrays.copyOf(bytes, n + others))
                    .as(text)
                    .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void readsWhatItHasWrittenWhateverFollows() {
        for (String text : textsWithOthersAnywhere()) {
            byte[] utf8 = (text + "éxéxéxé").getBytes(StandardCharsets.UTF_8);
            int end = text.getBytes(StandardCharsets.UTF_8).length;
            byte[] out = new byte[end + SLACK];
            int length = Latin1.fromUtf8(utf8, 0, end, out);

            assertThat(new String(out, 0, length, StandardCharsets.ISO_8859_1)).isEqualTo(text);
        }
    }

    @Test
    void narrowsUpToTheFirstCharacterBeyondLatin1() {
        char[] chars = ("x".repeat(70) + "ÿ’x").toCharArray();
        byte[] bytes = new byte[chars.length + SLACK];

        assertThat(new Latin1().narrow(chars, chars.length, bytes)).isEqualTo(71);
        assertThat(Latin1.asciiLength(bytes, 71)).isEqualTo(70);
    }

    private static List<String> textsWithOthersAnywhere() {
        List<String> texts = new ArrayList<>();
        for (int length = 0; length <= 40; length++) {
            String ascii = "The quick brown fox jumps over the lazy dog".substring(0, length);
            texts.add(ascii);
            texts.add("\u0080\u00a3\u00c3\u00ff".repeat(length));
            for (int i = 0; i < length; i++) {
                String one = ascii.substring(0, i) + 'é' + ascii.substring(i + 1);
                texts.add(one);
                texts.add(one.replace('o', 'ø'));
            }
        }
        return texts;
    }
}
