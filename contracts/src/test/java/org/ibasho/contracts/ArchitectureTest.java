package org.ibasho.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CONTRACTS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.ibasho.contracts");

    @Test
    void contracts_depend_on_nothing() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.ibasho.contracts", "java..", "org.jspecify..")
                .check(CONTRACTS);
    }
}
