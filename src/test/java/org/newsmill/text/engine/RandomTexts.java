package org.newsmill.text.engine;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.SplittableRandom;

/** Texts made to find what an implementation has overlooked; the same ones for the same seed. */
final class RandomTexts {

    private static final String[] PIECES = {
        "``",
        "''",
        "'",
        "\"",
        "`",
        "--",
        "-",
        "...",
        ".",
        "..",
        ",",
        ",,",
        ":",
        ",1",
        ":a",
        "?",
        "!",
        ";",
        "@",
        "#",
        "$",
        "%",
        "&",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "<",
        ">",
        "*",
        "/",
        "_",
        "|",
        "\\",
        "…",
        "“",
        "”",
        "‘",
        "’",
        "—",
        "–",
        "«",
        "»",
        ".\"",
        ".'",
        ".)",
        ",\"",
        "'s",
        "'S",
        "'m",
        "'d",
        "'ll",
        "'LL",
        "'Ll",
        "'re",
        "'ve",
        "'VE",
        "n't",
        "N'T",
        "can",
        "cannot",
        "Cannot",
        "d'ye",
        "gimme",
        "g\u0131mme",
        "g\u0130mme",
        "gonna",
        "gotta",
        "lemme",
        "more'n",
        "wanna",
        "'tis",
        "'t\u0131\u017f",
        "'twas",
        " 'tis",
        " 'twas",
        "is",
        "was",
        "a",
        "b",
        "I",
        "\u0130",
        "Σ",
        "σ",
        "ς",
        "ΑΣ",
        "\u017f",
        "\u0131",
        "é",
        "e\u0301",
        "\u00ad",
        "\u200d",
        "🚨",
        "👩\u200d👧",
        "𝐚",
        "𐐀",
        "\ud83d",
        "\udc00",
        "中",
        "ह",
        "\u093f",
        "1",
        "2",
        "٣",
        "𝟗",
        "½",
        "sky",
        "News",
        "news",
        "dying",
        "ies",
        "ied",
        "ing",
        "ed",
        "eed",
        "y",
        "yy",
        "ll",
        "alli",
        "logi",
        "ly",
        "ational",
        "*d",
        "e",
        "at",
        "bl",
        "iz",
        "tt",
        "ss",
        "ation",
        "izer",
        "fulness",
        "ement",
        "ion",
        "able",
        "s",
        "t",
        "happi",
        "running",
        "generously",
        "flies"
    };

    private static final String[] SPACES = {
        " ", " ", " ", " ", " ", "\n", "\t", "\r\n", "\u001c", "\u00a0", "\u2028", "\u0085",
        "\u3000", "  "
    };

    private final SplittableRandom random;
    private final List<String> prose;

    RandomTexts(long seed) {
        random = new SplittableRandom(seed);
        prose =
                Vectors.jsonLines(Vectors.own("texts.jsonl")).stream()
                        .map((JsonNode row) -> row.get("text").asText())
                        .filter(text -> text.length() > 60)
                        .toList();
    }

    String next() {
        switch (random.nextInt(6)) {
            case 0:
                return pieces(12, 0.1);
            case 1:
                return pieces(12, 0.5);
            case 2:
                return unicode();
            case 3:
                return splice() + pick(PIECES) + splice();
            case 4:
                return scatter(splice());
            default:
                return word();
        }
    }

    private String pieces(int atMost, double spaced) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(1, atMost); i > 0; i--) {
            text.append(pick(PIECES));
            if (random.nextDouble() < spaced) {
                text.append(pick(SPACES));
            }
        }
        return text.toString();
    }

    private String unicode() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(1, 20); i > 0; i--) {
            if (random.nextInt(3) == 0) {
                text.append(random.nextBoolean() ? pick(PIECES) : pick(SPACES));
            } else {
                text.appendCodePoint(
                        random.nextInt(
                                random.nextBoolean() ? 0x3000 : Character.MAX_CODE_POINT + 1));
            }
        }
        return text.toString();
    }

    /** A part of a text, cut anywhere, which sometimes leaves an unpaired surrogate. */
    private String splice() {
        String text = prose.get(random.nextInt(prose.size()));
        int from = random.nextInt(text.length());
        return text.substring(from, Math.min(text.length(), from + random.nextInt(200)));
    }

    private String scatter(String text) {
        StringBuilder scattered = new StringBuilder(text);
        for (int i = random.nextInt(6); i > 0 && scattered.length() > 0; i--) {
            int at = random.nextInt(scattered.length());
            scattered.replace(at, at + 1, pick(random.nextBoolean() ? PIECES : SPACES));
        }
        return scattered.toString();
    }

    private String word() {
        String letters = random.nextInt(4) == 0 ? "aeyé𝐚*" : "abcdefghijklmnopqrstuvwxyz";
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(20) == 0 ? 90 : 8); i > 0; i--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            word.append(PIECES[PIECES.length - 1 - random.nextInt(38)]);
        }
        return word.toString();
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
