package dev.entente.ingest;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

@AnalyzeClasses(
        packages = {"dev.entente.ingest", "dev.entente.events"},
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule an_event_passes_the_rooms_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.entente.ingest..")
            .layer("http")
            .definedBy("dev.entente.ingest.http..")
            .layer("body")
            .definedBy("dev.entente.ingest.body..")
            .layer("pace")
            .definedBy("dev.entente.ingest.pace..")
            .layer("access")
            .definedBy("dev.entente.ingest.access..")
            .layer("validation")
            .definedBy("dev.entente.ingest.validation..")
            .layer("gdelt")
            .definedBy("dev.entente.ingest.gdelt..")
            .layer("passage")
            .definedBy("dev.entente.ingest.passage..")
            .layer("log")
            .definedBy("dev.entente.ingest.log..")
            .whereLayer("http")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("body")
            .mayOnlyBeAccessedByLayers("http")
            .whereLayer("pace")
            .mayOnlyBeAccessedByLayers("http")
            .whereLayer("passage")
            .mayOnlyBeAccessedByLayers("http", "gdelt")
            .whereLayer("access")
            .mayOnlyBeAccessedByLayers("http", "gdelt", "passage")
            .whereLayer("gdelt")
            .mayOnlyBeAccessedByLayers("http")
            .whereLayer("validation")
            .mayOnlyBeAccessedByLayers("passage")
            .whereLayer("log")
            .mayOnlyBeAccessedByLayers("passage", "gdelt");

    @ArchTest
    static final ArchRule only_the_log_knows_kafka = noClasses()
            .that()
            .resideInAPackage("dev.entente.ingest..")
            .and()
            .resideOutsideOfPackage("dev.entente.ingest.log..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..", "io.smallrye.reactive.messaging..", "org.eclipse.microprofile.reactive..");

    @ArchTest
    static final ArchRule only_http_knows_http = noClasses()
            .that()
            .resideInAPackage("dev.entente.ingest..")
            .and()
            .resideOutsideOfPackages("dev.entente.ingest.http..", "dev.entente.ingest.body..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "io.vertx..");

    @ArchTest
    static final ArchRule the_contract_is_free_of_frameworks = noClasses()
            .that()
            .resideInAPackage("dev.entente.events..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "org.apache.kafka..", "dev.entente.ingest..");

    @ArchTest
    static final ArchRule of_http_only_the_resources_are_public = classes()
            .that()
            .resideInAPackage("dev.entente.ingest.http..")
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should()
            .haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule nothing_writes_to_the_standard_streams = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
