package org.ibasho.testing.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Modules have an order and closed internals, and packages stay small. */
public interface ModuleRules extends HasLayout {

    /** How many types of its own a package holds at most. */
    int LARGEST_PACKAGE = 14;

    @Test
    default void modules_are_free_of_cycles_and_their_internals_are_closed() {
        Class<?> composesAllModules = layout().application();
        ApplicationModules.of(composesAllModules, type(composesAllModules)).verify();
    }

    @Test
    default void packages_are_free_of_cycles() {
        slices().matching(layout().basePackage() + ".(**)")
                .should()
                .beFreeOfCycles()
                .check(layout().classes());
    }

    @Test
    default void a_module_uses_only_the_modules_below_it() {
        Assertions.assertThat(layout().modulesFound())
                .as("the modules of the service and those of its layout")
                .containsExactlyInAnyOrderElementsOf(layout().modules().stream()
                        .map(ServiceLayout.Module::name)
                        .toList());
        for (ServiceLayout.Module module : layout().modules()) {
            String[] above = layout().packagesAbove(module);
            if (above.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(layout().packagesOf(module))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(above)
                        .check(layout().classes());
            }
        }
    }

    @Test
    default void no_package_has_more_than_fourteen_types() {
        Map<String, Long> large = layout().classes().stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        large.values().removeIf(types -> types <= LARGEST_PACKAGE);
        Assertions.assertThat(large).as("packages with too many types").isEmpty();
    }

    @Test
    default void no_service_depends_on_another() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(layout().otherServices())
                .check(layout().classes());
    }
}
