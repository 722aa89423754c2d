package org.ibasho.consultation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.ibasho.consultation");

    @Test
    void decisions_do_not_depend_on_frameworks() {
        classes()
                .that()
                .haveNameMatching(
                        ".*\\.((Dispatch|Consultation)(Command|Event|State|Decider|Rule)|AgeBand|Channel|Purpose|Relationship)"
                                + "(\\$.*)?")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.ibasho.chassis.decision",
                        "org.ibasho.time",
                        "org.ibasho.consultation.dispatch",
                        "org.ibasho.consultation.consultation")
                .check(CLASSES);
    }

    @Test
    void no_service_depends_on_another() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.ibasho.scheduling..",
                        "org.ibasho.attendance..",
                        "org.ibasho.reporting..",
                        "org.ibasho.gateway..")
                .check(CLASSES);
    }

    @Test
    void only_the_translator_and_reactions_use_contracts() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..integration..")
                .and()
                .haveNameNotMatching(".*\\.When\\w+Then\\w+")
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
