package dev.entente.events;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.entente.events", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.entente.events";

    @ArchTest
    static final ArchRule the_contract_knows_no_framework = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "..", "java..", "com.fasterxml.jackson..", "com.networknt.schema..", "org.slf4j..");

    @ArchTest
    static final ArchRule only_what_names_events_in_logs_knows_of_logging = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(LogContext.class.getName())
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.slf4j..");

    @ArchTest
    static final ArchRule only_schemas_know_the_library_that_checks_them = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".schema")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.networknt..");

    @ArchTest
    static final ArchRule kinds_do_not_know_each_other = slices().assignedFrom(new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                    return isOfAKind(type) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
                }

                @Override
                public String getDescription() {
                    return "each kind";
                }
            })
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule kinds_know_neither_how_they_are_folded_nor_how_they_travel = noClasses()
            .that(describe("belong to a kind", ArchitectureTest::isOfAKind))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".fold", ROOT + ".codec", ROOT + ".report");

    @ArchTest
    static final ArchRule dates_and_json_know_nothing_else = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".edtf", ROOT + ".json")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT, ROOT + ".schema", ROOT + ".codec", ROOT + ".fold", ROOT + ".code", ROOT + ".report");

    @ArchTest
    static final ArchRule only_the_fold_comes_after_the_codec_and_nothing_after_the_fold = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".fold", ROOT + ".codec")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".fold", ROOT + ".codec");

    private static boolean isOfAKind(JavaClass type) {
        return Kinds.all().stream().anyMatch(kind -> type.getPackageName().equals(packageOf(kind)));
    }

    private static String packageOf(Kind<?, ?> kind) {
        return kind.factClass().getPackageName();
    }
}
