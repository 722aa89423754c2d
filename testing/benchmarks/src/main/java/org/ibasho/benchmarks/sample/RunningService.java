package org.ibasho.benchmarks.sample;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.sample.tally.TallyConfiguration;
import org.ibasho.testing.servers.postgres.PostgresAccess.Database;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A running instance of the sample service, configured like the real services except for what is set here. */
public final class RunningService implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts an instance.
     *
     * @param connections the size of its pool: as many as there are writers, so that no writer waits for one
     * @param settings more properties, which take precedence
     * @param parts more configuration classes
     */
    public static RunningService start(
            Database database, int connections, Map<String, Object> settings, Class<?>... parts) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("spring.application.name", "scheduling");
        all.put("spring.datasource.url", database.url());
        all.put("spring.datasource.username", database.runtime().username());
        all.put("spring.datasource.password", database.runtime().password());
        all.put("spring.datasource.hikari.maximum-pool-size", connections);
        all.put("spring.flyway.user", database.migrator().username());
        all.put("spring.flyway.password", database.migrator().password());
        all.put("server.address", "127.0.0.1");
        all.put("server.port", 0);
        all.put("management.server.port", -1);
        // nobody logs in here, so the service never calls the issuer
        all.put("ibasho.issuer", "http://127.0.0.1:9");
        all.put("ibasho.audience", "benchmarks");
        all.put("ibasho.side", "npo");
        all.put("logging.level.root", "warn");
        all.putAll(settings);
        Class<?>[] sources =
                Stream.concat(Stream.of(Parts.class), Arrays.stream(parts)).toArray(Class<?>[]::new);
        String[] arguments = all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new RunningService(new SpringApplicationBuilder(sources).run(arguments));
    }

    /** An idempotency key like one from a browser. */
    public static IdempotencyKey newKey() {
        return new IdempotencyKey("supervisor POST /meetings", UUID.randomUUID().toString());
    }

    public Commands commands() {
        return bean(Commands.class);
    }

    /** The engine of the chassis. */
    public EventStorageEngine engine() {
        return bean(EventStorageEngine.class);
    }

    /** An event's id as the chassis generates it. */
    public String newEventId() {
        return IdentifierFactory.getInstance().generateIdentifier();
    }

    public Serializer serializer() {
        return bean(Serializer.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** Gives this thread a trace, as a request has one, until the scope is closed. */
    public Tracer.SpanInScope trace() {
        Tracer tracer = bean(Tracer.class);
        Span span = tracer.nextSpan().name("benchmark").start();
        return tracer.withSpan(span);
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(TallyConfiguration.class)
    static class Parts {}
}
