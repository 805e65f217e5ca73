package org.newsmill.language;

import org.newsmill.language.Language.Words;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.ArabicStemmer;
import org.tartarus.snowball.ext.ArmenianStemmer;
import org.tartarus.snowball.ext.BasqueStemmer;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EstonianStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.GreekStemmer;
import org.tartarus.snowball.ext.HindiStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.IndonesianStemmer;
import org.tartarus.snowball.ext.IrishStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.LithuanianStemmer;
import org.tartarus.snowball.ext.NepaliStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SerbianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TamilStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;
import org.tartarus.snowball.ext.YiddishStemmer;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The list of languages. A new one is one line here, and its data. A language that is not listed
 * gets Unicode's words, unstemmed. Immutable.
 */
public final class Languages {

    /** English, by NLTK's definitions. */
    public static final Language ENGLISH = known("en");

    /** All languages whose texts are treated by rules of their own. */
    public static final List<Language> ALL =
            List.of(
                    ENGLISH,
                    known("af"),
                    known("am"),
                    stemmed("ar", ArabicStemmer::new),
                    known("az"),
                    known("be"),
                    known("bg"),
                    known("bn"),
                    known("br"),
                    known("bs"),
                    stemmed("ca", CatalanStemmer::new),
                    known("ckb"),
                    known("cs"),
                    known("cy"),
                    stemmed("da", DanishStemmer::new),
                    stemmed("de", GermanStemmer::new),
                    stemmed("el", GreekStemmer::new),
                    known("eo"),
                    stemmed("es", SpanishStemmer::new),
                    stemmed("et", EstonianStemmer::new),
                    stemmed("eu", BasqueStemmer::new),
                    known("fa"),
                    stemmed("fi", FinnishStemmer::new),
                    stemmed("fr", FrenchStemmer::new),
                    stemmed("ga", IrishStemmer::new),
                    known("gl"),
                    known("gu"),
                    known("ha"),
                    known("he"),
                    stemmed("hi", HindiStemmer::new),
                    known("hr"),
                    stemmed("hu", HungarianStemmer::new),
                    stemmed("hy", ArmenianStemmer::new),
                    stemmed("id", IndonesianStemmer::new),
                    known("ig"),
                    known("is"),
                    stemmed("it", ItalianStemmer::new),
                    unspaced("ja"),
                    known("ka"),
                    known("kk"),
                    unspaced("km"),
                    known("kn"),
                    known("ko"),
                    known("ku"),
                    known("ky"),
                    known("la"),
                    known("lg"),
                    known("ln"),
                    unspaced("lo"),
                    stemmed("lt", LithuanianStemmer::new),
                    known("lv"),
                    known("mi"),
                    known("mk"),
                    known("ml"),
                    known("mn"),
                    known("mr"),
                    known("ms"),
                    known("mt"),
                    unspaced("my"),
                    stemmed("nb", NorwegianStemmer::new),
                    stemmed("ne", NepaliStemmer::new),
                    stemmed("nl", DutchStemmer::new),
                    stemmed("nn", NorwegianStemmer::new),
                    known("om"),
                    known("pa"),
                    known("pl"),
                    known("ps"),
                    stemmed("pt", PortugueseStemmer::new),
                    known("rn"),
                    stemmed("ro", RomanianWithCommas::new),
                    stemmed("ru", RussianStemmer::new),
                    known("rw"),
                    known("si"),
                    known("sk"),
                    known("sl"),
                    known("sn"),
                    known("so"),
                    known("sq"),
                    stemmed("sr", SerbianStemmer::new),
                    known("st"),
                    stemmed("sv", SwedishStemmer::new),
                    known("sw"),
                    stemmed("ta", TamilStemmer::new),
                    known("te"),
                    known("tg"),
                    unspaced("th"),
                    known("ti"),
                    known("tl"),
                    known("tn"),
                    stemmed("tr", TurkishStemmer::new),
                    known("ts"),
                    known("tt"),
                    known("ug"),
                    known("uk"),
                    known("ur"),
                    known("uz"),
                    known("vi"),
                    known("wo"),
                    known("xh"),
                    stemmed("yi", YiddishStemmer::new),
                    known("yo"),
                    unspaced("zh"),
                    known("zu"));

    private static final Map<String, Language> BY_TAG =
            ALL.stream().collect(Collectors.toMap(Language::tag, Function.identity()));

    private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOLanguages());

    /** Three letters of languages of the list that have two, and what else is the same. */
    private static final Map<String, String> OTHER_NAMES = otherNames();

    /** Of whatever is not in the list: words as Unicode has them, no stems. */
    private static final Language UNLISTED = known("und");

    private Languages() {}

    /**
     * Whether a tag names a language that there is (ISO 639): not {@code qaa} to {@code qtz}, and
     * no two letters of no language.
     *
     * @param tag BCP 47 or null
     */
    public static boolean isTag(String tag) {
        if (tag == null) {
            return false;
        }
        String language = language(tag);
        return language.length() == 2
                ? TWO_LETTERS.contains(language)
                : language.length() == 3
                        && (language.compareTo("qaa") < 0 || language.compareTo("qtz") > 0);
    }

    private static String language(String tag) {
        int end = tag.indexOf('-');
        return end < 0 ? tag : tag.substring(0, end);
    }

    /**
     * The language of that tag, whatever its script and region.
     *
     * @param tag BCP 47, not null; {@code no} is Norwegian Bokmål, and {@code eng} English, though
     *     a language that has two letters should have no other tag
     * @return one without stems and stop words if it is none of {@link #ALL}
     */
    public static Language of(String tag) {
        String language = language(tag);
        return BY_TAG.getOrDefault(OTHER_NAMES.getOrDefault(language, language), UNLISTED);
    }

    /** Whether it is one of {@link #ALL}. */
    public static boolean isListed(Language language) {
        return language != UNLISTED;
    }

    private static Map<String, String> otherNames() {
        Map<String, String> names = new HashMap<>(Map.of("no", "nb", "nor", "nb", "in", "id"));
        for (Language language : ALL) {
            names.put(Locale.forLanguageTag(language.tag()).getISO3Language(), language.tag());
        }
        // What ISO 639-2 calls by other letters in bibliographies.
        names.putAll(
                Map.of(
                        "ger", "de", "fre", "fr", "chi", "zh", "cze", "cs", "dut", "nl", "gre",
                        "el", "per", "fa", "rum", "ro", "arm", "hy", "baq", "eu"));
        return Map.copyOf(names);
    }

    /** Words apart, stems by Snowball. */
    private static Language stemmed(String tag, Supplier<SnowballStemmer> stemmer) {
        return new Language(tag, stemmer, Words.SPACED);
    }

    /** Words apart, no stems. */
    private static Language known(String tag) {
        return new Language(tag, null, Words.SPACED);
    }

    /** Words by ICU, no stems. */
    private static Language unspaced(String tag) {
        return new Language(tag, null, Words.UNSPACED);
    }
}
