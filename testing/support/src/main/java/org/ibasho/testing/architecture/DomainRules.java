package org.ibasho.testing.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** Decisions are pure, and Axon is known to the aggregates alone. */
public interface DomainRules extends HasLayout {

    @Test
    default void decisions_depend_on_the_language_and_their_service_only() {
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
    default void decisions_do_not_depend_on_frameworks_even_transitively() {
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
    default void only_aggregates_depend_on_axon() {
        noClasses()
                .that()
                .haveNameNotMatching(".*Aggregate(\\$.*)?")
                .should()
                .dependOnClassesThat(resideInAPackage("org.axonframework.."))
                .check(layout().classes());
    }
}
