package org.newsmill.language;

import java.util.List;

/** The list of languages. A new one is one line here, and its data. */
public final class Languages {

    public static final Language ENGLISH = new Language("en", EnglishAnalyser::new);

    /** All languages whose texts are treated by rules of their own. */
    public static final List<Language> ALL = List.of(ENGLISH);

    private Languages() {}

    /**
     * The language of that tag.
     *
     * @param tag BCP 47, or null if the language is not known
     * @return English for any other
     */
    public static Language of(String tag) {
        if (tag != null) {
            for (Language language : ALL) {
                if (tag.equals(language.tag()) || tag.startsWith(language.tag() + "-")) {
                    return language;
                }
            }
        }
        return ENGLISH;
    }
}
