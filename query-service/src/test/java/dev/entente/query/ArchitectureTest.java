package dev.entente.query;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.entente.query", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule rooms_are_entered_in_one_direction =
            slices().matching("dev.entente.query.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule views_know_nothing_of_how_the_read_models_are_written = noClasses()
            .that()
            .resideOutsideOfPackages("..projection..", "..rebuild..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..projection..");

    @ArchTest
    static final ArchRule only_the_consumer_of_alerts_knows_kafka = noClasses()
            .that()
            .resideOutsideOfPackages("..alert..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging..");

    @ArchTest
    static final ArchRule the_projection_serves_no_http = noClasses()
            .that()
            .resideInAnyPackage("..projection..", "..rebuild..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule resources_are_called_resources =
            classes().that().areAnnotatedWith(jakarta.ws.rs.Path.class).should().haveSimpleNameEndingWith("Resource");
}
