package org.ibasho.testing.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A table belongs to one module, and no other module's SQL names it. */
public interface TableRules extends HasLayout {

    @Test
    default void every_table_belongs_to_a_module() {
        Assertions.assertThat(owners().keySet())
                .as("the tables that the service's SQL files create and those of its layout")
                .isEqualTo(SqlFiles.tablesCreatedIn("db/migration", "db/read-model"));
    }

    @Test
    default void sql_names_no_table_of_another_module() {
        Map<String, String> owners = owners();
        SqlFiles.tablesCreatedIn("db/chassis").forEach(table -> owners.put(table, "the chassis"));
        Map<String, Set<String>> foreign = new TreeMap<>();
        for (JavaClass type : layout().classes()) {
            Set<String> named = new TreeSet<>(SqlTables.namedBy(type));
            named.removeIf(table -> !owners.containsKey(table)
                    || type.getPackageName()
                            .concat(".")
                            .startsWith(layout().basePackage() + "." + owners.get(table) + "."));
            if (!named.isEmpty()) {
                foreign.put(type.getName(), named);
            }
        }
        Assertions.assertThat(foreign)
                .as("classes whose SQL names tables of another module")
                .isEmpty();
    }

    private Map<String, String> owners() {
        return layout().modules().stream()
                .flatMap(module -> module.tables().stream().map(table -> Map.entry(table, module.name())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }
}
