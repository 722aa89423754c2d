package org.ibasho.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Settings shared by all processes, from every {@code META-INF/ibasho-defaults.yaml}; any other source overrides them.
 */
final class DefaultSettings implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        YamlPropertySourceLoader yaml = new YamlPropertySourceLoader();
        try {
            for (Resource defaults : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:META-INF/ibasho-defaults.yaml")) {
                yaml.load(defaults.getURL().toString(), defaults).forEach(environment.getPropertySources()::addLast);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
