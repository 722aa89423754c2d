package org.ibasho.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.ibasho.testing.RealServers;
import org.ibasho.testing.servers.TestServers;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An instance of the sample service on a database that a test chooses; several instances may share one. */
public final class SampleInstance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private SampleInstance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts an instance.
     *
     * @param more beans that this instance has besides those of the service
     */
    public static SampleInstance start(String database, String name, Class<?>... more) {
        return start(database, name, Map.of(), more);
    }

    /** The same, with settings that count more than those of the other instances. */
    public static SampleInstance start(String database, String name, Map<String, Object> settings, Class<?>... more) {
        return new SampleInstance(new SpringApplicationBuilder(SampleApplication.class)
                .sources(more)
                .initializers(
                        new RealServers(),
                        context -> choose(context, database, name),
                        context -> context.getEnvironment()
                                .getPropertySources()
                                .addFirst(new MapPropertySource("more", settings)))
                .run());
    }

    private static void choose(ConfigurableApplicationContext context, String name, String instance) {
        PostgresAccess.Database database =
                TestServers.postgres().createDatabase(name, "migrator-password", "runtime-password");
        Map<String, Object> settings = Map.of(
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                database.runtime().username(),
                "spring.flyway.user",
                database.migrator().username(),
                "ibasho.instance",
                name + "-" + instance,
                "sample.publishes",
                "false",
                "spring.lifecycle.timeout-per-shutdown-phase",
                "1s",
                "server.port",
                "0");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("instance", settings));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The health of the read models. */
    public Status readModelHealth() {
        Health health = context.getBean("readModelsHealthIndicator", HealthIndicator.class)
                .health();
        return health == null ? Status.UNKNOWN : health.getStatus();
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    /** Runs a statement under the role that owns the tables. */
    public void asOwner(String sql) {
        Environment settings = context.getEnvironment();
        DriverManagerDataSource owner = new DriverManagerDataSource(
                settings.getRequiredProperty("spring.datasource.url"),
                settings.getRequiredProperty("spring.flyway.user"),
                settings.getRequiredProperty("spring.flyway.password"));
        JdbcClient.create(owner).sql(sql).update();
    }

    /** The response of the management port to a path below {@code /actuator}. */
    public HttpResponse<String> actuator(String path) {
        URI uri = URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.management.port")
                + "/actuator" + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
