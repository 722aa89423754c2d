package org.ibasho.chassis.projection;

import com.zaxxer.hikari.HikariDataSource;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ibasho.chassis.projection.build.ReadModelDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Has every connection look for tables in the schemas of the read models too, as this program defines them. A swap
 * renames schemas; a statement finds whatever is called like this when it is planned.
 */
final class SearchPath implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof HikariDataSource pool) {
            Stream<String> schemas = ReadModelDefinition.names().stream()
                    .map(name -> ReadModelDefinition.of(name).id());
            String path = Stream.concat(Stream.of("public"), schemas)
                    .collect(Collectors.joining(", ", "set search_path = ", ""));
            String before = pool.getConnectionInitSql();
            pool.setConnectionInitSql(before == null ? path : before + "; " + path);
        }
        return bean;
    }
}
