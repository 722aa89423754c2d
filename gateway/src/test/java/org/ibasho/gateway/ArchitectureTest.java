package org.ibasho.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses gateway = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.ibasho.gateway");

    @Test
    void the_gateway_depends_on_web_only() {
        noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are ours, and neither the gateway's nor web's",
                        (JavaClass other) -> other.getPackageName().startsWith("org.ibasho")
                                && !other.getPackageName().startsWith("org.ibasho.gateway")
                                && !other.getPackageName().startsWith("org.ibasho.web")))
                .check(gateway);
    }

    @Test
    void the_login_knows_no_routes() {
        classes()
                .that()
                .resideInAPackage("..signin..")
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "are not about routes",
                        (JavaClass other) -> !other.getPackageName().startsWith("org.ibasho.gateway.route")))
                .check(gateway);
    }
}
