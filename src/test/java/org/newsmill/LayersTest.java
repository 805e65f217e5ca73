package org.newsmill;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Each layer knows only those below it, and what it may know of libraries. */
@AnalyzeClasses(packages = "org.newsmill", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule layers_know_only_those_below =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("text")
                    .definedBy("org.newsmill.text..")
                    .layer("article")
                    .definedBy("org.newsmill.article..")
                    .layer("format")
                    .definedBy("org.newsmill.format..")
                    .layer("stream")
                    .definedBy("org.newsmill.stream..")
                    .layer("ops")
                    .definedBy("org.newsmill.ops..")
                    .layer("local")
                    .definedBy("org.newsmill.local..")
                    .layer("bench")
                    .definedBy("org.newsmill.bench..")
                    .layer("cli")
                    .definedBy("org.newsmill.cli..")
                    .whereLayer("cli")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("bench")
                    .mayOnlyBeAccessedByLayers("cli")
                    .whereLayer("local")
                    .mayOnlyBeAccessedByLayers("bench", "cli")
                    .whereLayer("ops")
                    .mayOnlyBeAccessedByLayers("local", "bench", "cli")
                    .whereLayer("stream")
                    .mayOnlyBeAccessedByLayers("ops", "local", "bench", "cli")
                    .whereLayer("format")
                    .mayOnlyBeAccessedByLayers("stream", "ops", "local", "bench", "cli")
                    .whereLayer("article")
                    .mayOnlyBeAccessedByLayers("format", "stream", "ops", "local", "bench", "cli");

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
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("bits")
                    .definedBy("org.newsmill.text.bits")
                    .layer("nltk")
                    .definedBy("org.newsmill.text.nltk")
                    .layer("engine")
                    .definedBy("org.newsmill.text.engine")
                    .whereLayer("engine")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("nltk")
                    .mayOnlyBeAccessedByLayers("engine")
                    .whereLayer("bits")
                    .mayOnlyBeAccessedByLayers("nltk", "engine");

    @ArchTest
    static final ArchRule text_has_no_class_outside_its_rooms =
            classes()
                    .that()
                    .resideInAPackage("org.newsmill.text..")
                    .should()
                    .resideInAnyPackage(
                            "org.newsmill.text.bits",
                            "org.newsmill.text.nltk",
                            "org.newsmill.text.engine");

    @ArchTest
    static final ArchRule articles_and_formats_know_nothing_of_kafka =
            noClasses()
                    .that()
                    .resideInAnyPackage("org.newsmill.article..", "org.newsmill.format..")
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
