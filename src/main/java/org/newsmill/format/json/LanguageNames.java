package org.newsmill.format.json;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Languages as APIs write them: {@code english}, {@code eng}, {@code en}. Names and three-letter
 * codes (ISO 639-2, both kinds) as the JDK has them. Thread-safe.
 */
final class LanguageNames {

    private static final Map<String, String> TAGS = new HashMap<>();

    static {
        for (String language : Locale.getISOLanguages()) {
            Locale locale = Locale.forLanguageTag(language);
            TAGS.put(locale.getISO3Language(), language);
            TAGS.put(locale.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), language);
        }
        String[] others = {
            "ger",
            "de",
            "fre",
            "fr",
            "dut",
            "nl",
            "gre",
            "el",
            "chi",
            "zh",
            "cze",
            "cs",
            "per",
            "fa",
            "rum",
            "ro",
            "slo",
            "sk",
            "alb",
            "sq",
            "arm",
            "hy",
            "baq",
            "eu",
            "bur",
            "my",
            "geo",
            "ka",
            "ice",
            "is",
            "mac",
            "mk",
            "may",
            "ms",
            "wel",
            "cy",
            "farsi",
            "fa",
            "mandarin",
            "zh"
        };
        for (int i = 0; i < others.length; i += 2) {
            TAGS.put(others[i], others[i + 1]);
        }
    }

    private LanguageNames() {}

    /** A tag for a language's name; what is no such name is given back. */
    static String tag(String written) {
        return TAGS.getOrDefault(written.toLowerCase(Locale.ROOT), written);
    }
}
