package org.ibasho.testing.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;

/** Decisions are pure, and Axon is known to the aggregates alone. */
public interface DomainRules extends HasLayout {

    /** Commands, events, states, deciders and rules, with the types nested in them. */
    DescribedPredicate<JavaClass> DECISIONS = nameMatching(".*(Command|Event|State|Decider|Rule)(\\$.*)?")
            .<JavaClass>forSubtype()
            .as("commands, events, states, deciders and rules");

    @Test
    default void decisions_know_the_language_and_the_service_alone() {
        classes()
                .that(DECISIONS)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.ibasho.chassis.decision..",
                        layout().basePackage() + ".."))
                .allowEmptyShould(true)
                .check(layout().classes());
    }

    @Test
    default void decisions_know_no_framework_and_nobody_who_knows_one() {
        noClasses()
                .that(DECISIONS)
                .should()
                .transitivelyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.axonframework..",
                        "jakarta..",
                        "tools.jackson..",
                        "com.fasterxml..",
                        "org.postgresql..")
                .allowEmptyShould(true)
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
