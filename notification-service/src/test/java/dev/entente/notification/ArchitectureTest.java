package dev.entente.notification;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.entente.notification", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule rooms_are_passed_in_one_direction =
            slices().matching("dev.entente.notification.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_reader_and_the_reporter_know_kafka = noClasses()
            .that()
            .resideOutsideOfPackage("..news..")
            .and()
            .doNotHaveSimpleName("ProgressReport")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive.messaging..");

    @ArchTest
    static final ArchRule only_subscriptions_are_mapped = noClasses()
            .that()
            .resideOutsideOfPackage("..subscription..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "io.quarkus.hibernate..");

    @ArchTest
    static final ArchRule only_one_class_speaks_jdbc = noClasses()
            .that()
            .resideOutsideOfPackage("..sql..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.sql\\.(PreparedStatement|Statement)|javax\\.sql\\..*");

    @ArchTest
    static final ArchRule only_the_newsroom_passes_on_the_connection_of_the_ledger = noClasses()
            .that()
            .resideOutsideOfPackages("..sql..", "..news..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.sql.Connection");

    @ArchTest
    static final ArchRule the_inner_rooms_know_no_http = noClasses()
            .that()
            .resideInAnyPackage("..news..", "..subscription..", "..delivery..", "..text..", "..secret..", "..sql..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "io.vertx..");
}
