package org.ibasho.attendance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.ibasho.attendance");

    @Test
    void decisions_do_not_depend_on_frameworks() {
        classes()
                .that()
                .haveNameMatching(
                        ".*\\.(door\\.(Door(Command|Event|State|Decider|Rule)|Marks)(\\$.*)?|door\\.mark\\.[A-Z].*)")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.ibasho.chassis.decision",
                        "org.ibasho.time",
                        "org.ibasho.attendance.door",
                        "org.ibasho.attendance.door.mark")
                .check(CLASSES);
    }

    @Test
    void no_service_depends_on_another() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.ibasho.scheduling..", "org.ibasho.consultation..", "org.ibasho.reporting..")
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
    void packages_build_on_each_other_in_one_direction() {
        slices().matching("org.ibasho.attendance.(*)..")
                .should()
                .beFreeOfCycles()
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
