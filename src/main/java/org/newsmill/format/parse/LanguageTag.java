package org.newsmill.format.parse;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;

/** Language tags as documents and headers write them (BCP 47, RFC 5646). */
public final class LanguageTag {

    private static final int LONGEST = 64;

    /** Undetermined, several, none: ISO 639-2. */
    private static final Set<String> NO_LANGUAGES = Set.of("und", "mul", "zxx", "mis");

    private LanguageTag() {}

    /**
     * What an event's headers say of its language.
     *
     * @return null if they say nothing, or what they say is no tag; {@code content-language} may
     *     name several languages, of which none is taken
     */
    public static String of(Hints hints) {
        String said = read(hints.get(NewsHeader.LANGUAGE));
        return said == null ? read(hints.get(NewsHeader.CONTENT_LANGUAGE)) : said;
    }

    /**
     * Reads a tag: {@code en_US} gives {@code en-US}.
     *
     * @param written may be null
     * @return null if it is no well-formed tag, or stands for no language ({@code und}, {@code
     *     mul}, {@code zxx})
     */
    public static String read(String written) {
        if (written == null || written.length() > LONGEST) {
            return null;
        }
        try {
            String tag =
                    new Locale.Builder()
                            .setLanguageTag(written.replace('_', '-'))
                            .build()
                            .toLanguageTag();
            return isOfOneLanguage(tag) ? tag : null;
        } catch (IllformedLocaleException noTag) {
            return null;
        }
    }

    private static boolean isOfOneLanguage(String tag) {
        String language = tag.split("-", 2)[0];
        return !NO_LANGUAGES.contains(language);
    }
}
