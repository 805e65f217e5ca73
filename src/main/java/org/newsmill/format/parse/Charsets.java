package org.newsmill.format.parse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names of character sets, as documents and headers write them: the labels of WHATWG's Encoding
 * Standard, section 4.2, by which {@code iso-8859-1} means windows-1252 and {@code gb2312} means GB
 * 18030. A name that is not in that table and that the JDK knows ({@code utf-32}, {@code cp437},
 * {@code iso-2022-kr}) means what the JDK says. Nothing else is known: neither {@code replacement}
 * nor {@code x-user-defined}, which stand for no characters, nor {@code hz-gb-2312}. Thread-safe.
 */
public final class Charsets {

    private static final String TABLE = "charsets.txt";

    /** From 0xA0; the JDK has neither. */
    private static final String ISO_8859_10 =
            "\u00a0\u0104\u0112\u0122\u012a\u0128\u0136\u00a7\u013b\u0110\u0160\u0166\u017d\u00ad"
                    + "\u016a\u014a\u00b0\u0105\u0113\u0123\u012b\u0129\u0137\u00b7\u013c\u0111"
                    + "\u0161\u0167\u017e\u2015\u016b\u014b\u0100\u00c1\u00c2\u00c3\u00c4\u00c5"
                    + "\u00c6\u012e\u010c\u00c9\u0118\u00cb\u0116\u00cd\u00ce\u00cf\u00d0\u0145"
                    + "\u014c\u00d3\u00d4\u00d5\u00d6\u0168\u00d8\u0172\u00da\u00db\u00dc\u00dd"
                    + "\u00de\u00df\u0101\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u012f\u010d\u00e9"
                    + "\u0119\u00eb\u0117\u00ed\u00ee\u00ef\u00f0\u0146\u014d\u00f3\u00f4\u00f5"
                    + "\u00f6\u0169\u00f8\u0173\u00fa\u00fb\u00fc\u00fd\u00fe\u0138";

    private static final String ISO_8859_14 =
            "\u00a0\u1e02\u1e03\u00a3\u010a\u010b\u1e0a\u00a7\u1e80\u00a9\u1e82\u1e0b\u1ef2\u00ad"
                    + "\u00ae\u0178\u1e1e\u1e1f\u0120\u0121\u1e40\u1e41\u00b6\u1e56\u1e81\u1e57"
                    + "\u1e83\u1e60\u1ef3\u1e84\u1e85\u1e61\u00c0\u00c1\u00c2\u00c3\u00c4\u00c5"
                    + "\u00c6\u00c7\u00c8\u00c9\u00ca\u00cb\u00cc\u00cd\u00ce\u00cf\u0174\u00d1"
                    + "\u00d2\u00d3\u00d4\u00d5\u00d6\u1e6a\u00d8\u00d9\u00da\u00db\u00dc\u00dd"
                    + "\u0176\u00df\u00e0\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u00e7\u00e8\u00e9"
                    + "\u00ea\u00eb\u00ec\u00ed\u00ee\u00ef\u0175\u00f1\u00f2\u00f3\u00f4\u00f5"
                    + "\u00f6\u1e6b\u00f8\u00f9\u00fa\u00fb\u00fc\u00fd\u0177\u00ff";

    private static final Map<String, Charset> LABELS = labels();

    private Charsets() {}

    /**
     * The character set of that name.
     *
     * @param label in any case; may be null
     * @return null if it is not known
     */
    public static Charset of(String label) {
        if (label == null) {
            return null;
        }
        String name = label.strip();
        Charset charset = LABELS.get(name.toLowerCase(Locale.ROOT));
        if (charset != null) {
            return charset;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }

    private static Map<String, Charset> labels() {
        Map<String, Charset> labels = new HashMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Charsets.class.getResourceAsStream(TABLE),
                                StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("#")) {
                    continue;
                }
                String[] words = line.split(" ");
                Charset charset = named(words[0]);
                for (String label : Arrays.asList(words).subList(1, words.length)) {
                    labels.put(label, charset);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(labels);
    }

    private static Charset named(String name) {
        return switch (name) {
            case "ISO-8859-10" -> SingleByte.above(name, ISO_8859_10);
            case "ISO-8859-14" -> SingleByte.above(name, ISO_8859_14);
            default -> {
                Charset ofJdk = Charset.forName(name);
                boolean windows = name.startsWith("windows-12") || name.equals("x-windows-874");
                yield windows ? SingleByte.withControls(ofJdk) : ofJdk;
            }
        };
    }
}
