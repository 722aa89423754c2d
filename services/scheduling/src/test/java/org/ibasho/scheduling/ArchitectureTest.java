package org.ibasho.scheduling;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.ibasho.scheduling");

    @Test
    void decisions_do_not_depend_on_frameworks_even_transitively() {
        noClasses()
                .that()
                .haveNameMatching(".*(Command|Event|State|Decider|Rule)(\\$.*)?")
                .or()
                .resideInAPackage("org.ibasho.scheduling.programme")
                .should()
                .transitivelyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.axonframework..",
                        "jakarta..",
                        "tools.jackson..",
                        "org.postgresql..")
                .check(CLASSES);
    }

    @Test
    void no_service_depends_on_another() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.ibasho.attendance..", "org.ibasho.consultation..", "org.ibasho.reporting..")
                .check(CLASSES);
    }

    @Test
    void only_reactions_and_the_translator_depend_on_contracts() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..integration..", "..dispatch..", "..turnout..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.ibasho.contracts..")
                .check(CLASSES);
    }

    @Test
    void controllers_are_not_public() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .or()
                .haveSimpleNameEndingWith("Page")
                .should()
                .notBePublic()
                .check(CLASSES);
    }
}
