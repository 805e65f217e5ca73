package org.newsmill.language;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import com.optimaize.langdetect.DetectedLanguage;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfile;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import com.optimaize.langdetect.text.CommonTextObjectFactories;

import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Something that tells the language of a text.
 *
 * @param languages the tags that it can give
 * @param identify from a text to a tag, or null
 */
record Peer(String name, Set<String> languages, Function<String, String> identify) {

    private static final String OPENNLP_MODEL = "/langdetect-183.bin";

    /** Others than our own, each with all its languages. */
    static List<Peer> all() throws IOException {
        return List.of(
                lingua("Lingua 1.2.2", LanguageDetectorBuilder.fromAllLanguages()),
                lingua(
                        "Lingua 1.2.2, low accuracy",
                        LanguageDetectorBuilder.fromAllLanguages().withLowAccuracyMode()),
                optimaize(),
                openNlp());
    }

    private static Peer lingua(String name, LanguageDetectorBuilder builder) {
        LanguageDetector detector = builder.withPreloadedLanguageModels().build();
        Set<String> languages = Language.all().stream().map(Peer::tag).collect(Collectors.toSet());
        return new Peer(
                name,
                languages,
                text -> {
                    Language language = detector.detectLanguageOf(text);
                    return language == Language.UNKNOWN ? null : tag(language);
                });
    }

    private static String tag(Language language) {
        return language.getIsoCode639_1().toString();
    }

    /** The most probable language, as its own {@code detect} is null for most short texts. */
    private static Peer optimaize() throws IOException {
        List<LanguageProfile> profiles = new LanguageProfileReader().readAllBuiltIn();
        var detector =
                com.optimaize.langdetect.LanguageDetectorBuilder.create(NgramExtractors.standard())
                        .withProfiles(profiles)
                        .seed(1)
                        .build();
        var texts = CommonTextObjectFactories.forDetectingOnLargeText();
        return new Peer(
                "Optimaize 0.6",
                profiles.stream()
                        .map(each -> bokmal(each.getLocale().getLanguage()))
                        .collect(Collectors.toSet()),
                text -> {
                    List<DetectedLanguage> found = detector.getProbabilities(texts.forText(text));
                    return found.isEmpty() ? null : bokmal(found.get(0).getLocale().getLanguage());
                });
    }

    private static Peer openNlp() throws IOException {
        try (InputStream in = Peer.class.getResourceAsStream(OPENNLP_MODEL)) {
            LanguageDetectorME detector = new LanguageDetectorME(new LanguageDetectorModel(in));
            return new Peer(
                    "OpenNLP 2.5.11",
                    Arrays.stream(detector.getSupportedLanguages())
                            .map(Peer::shortTag)
                            .collect(Collectors.toSet()),
                    text -> shortTag(detector.predictLanguage(text).getLang()));
        }
    }

    private static String bokmal(String tag) {
        return tag.equals("no") ? "nb" : tag;
    }

    /** Two letters from three, if there are two. */
    private static String shortTag(String threeLetters) {
        return switch (threeLetters) {
            case "cmn" -> "zh";
            case "pes" -> "fa";
            case "arb" -> "ar";
            default ->
                    Arrays.stream(Locale.getISOLanguages())
                            .filter(
                                    two ->
                                            Locale.forLanguageTag(two)
                                                    .getISO3Language()
                                                    .equals(threeLetters))
                            .findFirst()
                            .orElse(threeLetters);
        };
    }
}
