package org.ibasho.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/**
 * HTTP stays in {@code web}, in the login of a service that has one, and in the public site, which consists of pages;
 * contracts stay with the translator and the reactions; whoever answers a request is called by nobody else.
 */
public interface EdgeRules extends HasLayout {

    @Test
    default void only_web_packages_depend_on_http() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..web..", "..signin..", "..site..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.web.bind..",
                        "org.springframework.web.multipart..",
                        "org.springframework.web.servlet..",
                        "org.springframework.ui..",
                        "org.thymeleaf..",
                        "jakarta.servlet..")
                .check(layout().classes());
    }

    @Test
    default void only_reactions_and_the_translator_depend_on_contracts() {
        noClasses()
                .that()
                .resideOutsideOfPackages(layout().translatingPackages())
                .and()
                .haveNameNotMatching(".*\\.When\\w+Then\\w+(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.ibasho.contracts..")
                .check(layout().classes());
    }

    @Test
    default void controllers_are_not_public() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .or()
                .haveSimpleNameEndingWith("Page")
                .should()
                .notBePublic()
                .check(layout().classes());
    }
}
