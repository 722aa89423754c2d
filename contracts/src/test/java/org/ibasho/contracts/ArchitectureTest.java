package org.ibasho.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import org.ibasho.contracts.catalogue.ContractType;
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
                .resideInAnyPackage("org.ibasho.contracts..", "java..", "org.jspecify..")
                .check(CONTRACTS);
    }

    @Test
    void the_catalogue_has_every_contract_event_in_its_owners_package() {
        List<String> catalogued = Arrays.stream(ContractType.values())
                .map(type -> type.record().getName())
                .toList();
        List<String> written = CONTRACTS.stream()
                .filter(type -> type.isAssignableTo(ContractEvent.class) && !type.isInterface())
                .map(JavaClass::getName)
                .toList();

        assertThat(written).containsExactlyInAnyOrderElementsOf(catalogued);
        for (ContractType type : ContractType.values()) {
            assertThat(type.record().getPackageName())
                    .endsWith("." + type.topic().owner());
        }
    }
}
