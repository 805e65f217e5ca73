package org.newsmill;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How large classes and rooms may grow, and what of them others see. */
class HouseTest {

    private static final int MOST_LINES = 300;
    private static final Path MAIN = Path.of("src/main/java");

    /** Public although nobody else names them, with the reason. */
    private static final Map<String, String> FOR_OTHERS =
            Map.ofEntries(
                    Map.entry("org.newsmill.cli.Main", "the JVM starts it"),
                    Map.entry("org.newsmill.cli.SafeMessage", "logback.xml names it"),
                    Map.entry("org.newsmill.cli.SafeTrace", "logback.xml names it"),
                    Map.entry("org.newsmill.bench.BrokerMain", "the JVM starts it"),
                    Map.entry("org.newsmill.bench.StreamsMain", "the JVM starts it"),
                    Map.entry("org.newsmill.bench.FirstRecord", "Kafka makes it by its name"),
                    Map.entry("org.newsmill.stream.letter.SafetyNet", "Kafka makes it"),
                    Map.entry("org.newsmill.enrich.Enrichment", "what the list of them holds"),
                    Map.entry("org.newsmill.run.http.Page", "what a server is given"),
                    Map.entry("org.newsmill.settings.SecretFiles", "Kafka makes it by its name"),
                    Map.entry("org.newsmill.settings.KnownKeys", "its constants are inlined"),
                    Map.entry("org.newsmill.article.Completeness", "parsers say it"),
                    Map.entry("org.newsmill.text.nltk.Normaliser", "tests of the engine use it"));

    @Test
    void no_class_has_more_than_300_lines() throws IOException {
        assertThat(sources().filter(file -> lines(file) > MOST_LINES)).isEmpty();
    }

    @Test
    void every_room_says_what_it_is() throws IOException {
        assertThat(sources().map(file -> file.resolveSibling("package-info.java")).distinct())
                .allSatisfy(info -> assertThat(info).exists());
    }

    @Test
    void no_class_is_public_that_only_its_own_package_uses() {
        List<String> needless =
                new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("org.newsmill")
                                .stream()
                                .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
                                .filter(each -> each.getEnclosingClass().isEmpty())
                                .filter(
                                        each ->
                                                !each.getPackageName()
                                                        .startsWith("org.newsmill.avro"))
                                .filter(each -> !FOR_OTHERS.containsKey(each.getName()))
                                .filter(HouseTest::isUsedInItsPackageAlone)
                                .map(JavaClass::getName)
                                .sorted()
                                .toList();

        assertThat(needless).isEmpty();
    }

    private static boolean isUsedInItsPackageAlone(JavaClass each) {
        return each.getDirectDependenciesToSelf().stream()
                .allMatch(use -> use.getOriginClass().getPackage().equals(each.getPackage()));
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
