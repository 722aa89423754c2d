package org.ibasho.reporting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.testing.architecture.ServiceLayout;
import org.ibasho.testing.architecture.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest implements ServiceRules {

    @Override
    public ServiceLayout layout() {
        return ServiceLayout.of(ReportingApplication.class)
                .module("counting")
                .module("facts", "closed_door", "consultation", "gathering", "visits")
                .module("report")
                .translating("facts")
                .pure("counting\\..*", "report\\.MonthlyReport");
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
                .check(layout().classes());
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
                .check(layout().classes());
    }
}
