package org.newsmill;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import org.newsmill.avro.EnrichedArticle;
import org.newsmill.enrich.Enrichment;
import org.newsmill.enrich.Enrichments;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Each layer knows only those below it, and what it may know of libraries. */
@AnalyzeClasses(packages = "org.newsmill", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    /** From the lowest to the highest. */
    private static final List<String> LAYERS =
            List.of(
                    "meter",
                    "text",
                    "language",
                    "article",
                    "enrich",
                    "format",
                    "settings",
                    "stream",
                    "json",
                    "kafka",
                    "topic",
                    "replay",
                    "check",
                    "run",
                    "console",
                    "local",
                    "bench",
                    "cli");

    @ArchTest static final ArchRule layers_know_only_those_below = rooms("org.newsmill.", LAYERS);

    private static ArchRule rooms(String in, List<String> fromTheLowest) {
        var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String layer : fromTheLowest) {
            layers = layers.layer(layer).definedBy(in + layer + "..");
        }
        for (int i = 0; i < fromTheLowest.size(); i++) {
            List<String> above = fromTheLowest.subList(i + 1, fromTheLowest.size());
            var rule = layers.whereLayer(fromTheLowest.get(i));
            layers =
                    above.isEmpty()
                            ? rule.mayNotBeAccessedByAnyLayer()
                            : rule.mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
        }
        return layers;
    }

    @ArchTest
    static final ArchRule formats_know_nothing_of_what_becomes_of_a_text =
            noClasses()
                    .that()
                    .resideInAPackage("org.newsmill.format..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.newsmill.enrich..", "org.newsmill.language..");

    @ArchTest
    static final ArchRule formats_fill_in_no_field_that_is_computed =
            noClasses()
                    .that()
                    .resideInAPackage("org.newsmill.format..")
                    .should()
                    .callMethodWhere(isSetterOf(Enrichments.ALL));

    private static DescribedPredicate<JavaMethodCall> isSetterOf(List<Enrichment> enrichments) {
        Set<String> setters =
                enrichments.stream()
                        .flatMap(each -> each.fills().stream())
                        .map(
                                field ->
                                        "set"
                                                + field.substring(0, 1).toUpperCase()
                                                + field.substring(1))
                        .collect(Collectors.toSet());
        return DescribedPredicate.describe(
                "a setter of a computed field",
                call ->
                        call.getTargetOwner().isEquivalentTo(EnrichedArticle.class)
                                && setters.contains(call.getName()));
    }

    @ArchTest
    static final ArchRule text_knows_the_jdk_alone =
            classes()
                    .that()
                    .resideInAPackage("org.newsmill.text..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "org.newsmill.text..");

    @ArchTest
    static final ArchRule rooms_of_text_know_only_those_below =
            rooms("org.newsmill.text.", List.of("bits", "nltk", "engine", "detect"));

    @ArchTest
    static final ArchRule rooms_of_the_stream_know_only_those_below =
            rooms(
                    "org.newsmill.stream.",
                    List.of("client", "registry", "record", "event", "letter"));

    @ArchTest
    static final ArchRule no_room_is_in_a_circle_with_others =
            slices().matching("org.newsmill.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule text_has_no_class_outside_its_rooms =
            classes()
                    .that()
                    .resideInAPackage("org.newsmill.text..")
                    .should()
                    .resideInAnyPackage(
                            "org.newsmill.text.bits",
                            "org.newsmill.text.nltk",
                            "org.newsmill.text.engine",
                            "org.newsmill.text.detect");

    @ArchTest
    static final ArchRule articles_and_formats_know_nothing_of_kafka =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "org.newsmill.article..",
                            "org.newsmill.format..",
                            "org.newsmill.enrich..",
                            "org.newsmill.language..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "io.confluent..");

    @ArchTest
    static final ArchRule the_path_of_an_article_uses_no_regular_expressions =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "org.newsmill.text..",
                            "org.newsmill.article..",
                            "org.newsmill.enrich..",
                            "org.newsmill.language..",
                            "org.newsmill.format..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.util.regex..");

    @ArchTest
    static final ArchRule nothing_mutable_is_static =
            fields().that()
                    .areStatic()
                    .and()
                    .areDeclaredInClassesThat()
                    .resideInAPackage("org.newsmill..")
                    .and()
                    .areDeclaredInClassesThat()
                    .resideOutsideOfPackage("org.newsmill.avro..")
                    .should()
                    .beFinal();

    @ArchTest
    static final ArchRule only_main_ends_the_process =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("org.newsmill.cli.Main")
                    .should()
                    .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule confluents_rest_entities_differ_between_the_two_builds =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.confluent.kafka.schemaregistry.client.rest.entities..");
}
