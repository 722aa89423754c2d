package org.ibasho.chassis;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.ibasho.testing.architecture.ModuleRules;
import org.junit.jupiter.api.Test;

/** Contracts, the modules that all services share, and the servers of tests keep the services' rules of packages. */
class ArchitectureTest {

    private static final JavaClasses SHARED = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(
                    "org.ibasho.chassis",
                    "org.ibasho.contracts",
                    "org.ibasho.web",
                    "org.ibasho.time",
                    "org.ibasho.testing");

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("org.ibasho.(**)").should().beFreeOfCycles().check(SHARED);
    }

    @Test
    void no_package_has_more_than_fourteen_types() {
        Map<String, Long> types = SHARED.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        types.values().removeIf(count -> count <= ModuleRules.LARGEST_PACKAGE);
        Assertions.assertThat(types).isEmpty();
    }
}
