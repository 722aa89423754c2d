package org.ibasho.testing.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** Decisions are pure, and Axon is known to the aggregates alone. */
public interface DomainRules extends HasLayout {

    @Test
    default void decisions_know_the_language_and_the_service_alone() {
        classes()
                .that(layout().decisions())
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.ibasho.chassis.decision..",
                        "org.ibasho.time..",
                        layout().basePackage() + ".."))
                .check(layout().classes());
    }

    @Test
    default void decisions_know_no_framework_and_nobody_who_knows_one() {
        noClasses()
                .that(layout().decisions())
                .should()
                .transitivelyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.axonframework..",
                        "jakarta..",
                        "tools.jackson..",
                        "com.fasterxml..",
                        "org.postgresql..")
                .check(layout().classes());
    }

    @Test
    default void only_aggregates_know_axon() {
        noClasses()
                .that()
                .haveNameNotMatching(".*Aggregate(\\$.*)?")
                .should()
                .dependOnClassesThat(resideInAPackage("org.axonframework.."))
                .check(layout().classes());
    }
}
