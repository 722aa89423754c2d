package org.ibasho.chassis.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.ibasho.testing.RealServers;
import org.ibasho.testing.servers.PostgresAccess;
import org.ibasho.testing.servers.TestServers;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One instance of the sample service, on a database that a test chooses; several may share one. */
public final class Instance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Instance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts one, as a process would. */
    public static Instance start(String database, String name) {
        return new Instance(new SpringApplicationBuilder(SampleService.class)
                .initializers(new RealServers(), context -> choose(context, database, name))
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
                "sample.mute",
                "true",
                "spring.lifecycle.timeout-per-shutdown-phase",
                "1s",
                "server.port",
                "0");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("instance", settings));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    /** What the management port answers under a path below {@code /actuator}. */
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
