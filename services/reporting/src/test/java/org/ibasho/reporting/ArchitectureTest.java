package org.ibasho.reporting;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.time.FiscalYear;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses REPORTING = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.ibasho.reporting");

    @Test
    void counting_does_not_depend_on_frameworks() {
        classes()
                .that()
                .haveNameMatching(".*\\.(CountingRules|MonthFacts|Figures|MonthlyReport)(\\$.*)?")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "org.ibasho.reporting..")
                        .or(type(FiscalYear.class)))
                .check(REPORTING);
    }

    @Test
    void it_depends_on_other_services_by_contracts_only() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.ibasho.scheduling..",
                        "org.ibasho.attendance..",
                        "org.ibasho.consultation..",
                        "org.ibasho.gateway..")
                .check(REPORTING);
    }

    @Test
    void only_what_another_module_calls_is_public() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .haveNameNotMatching(".*\\.(ReportingApplication|CountingRules|MonthFacts|Figures|FactsQuery)")
                .and()
                .haveNameNotMatching(".*\\.report\\.MonthlyReports?")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .bePackagePrivate()
                .check(REPORTING);
    }

    @Test
    void a_reaction_is_named_by_a_sentence() {
        classes()
                .that()
                .implement(Subscriber.class)
                .should()
                .haveSimpleNameStartingWith("When")
                .andShould()
                .haveNameMatching(".*\\.When\\w+Then\\w+")
                .check(REPORTING);
    }
}
