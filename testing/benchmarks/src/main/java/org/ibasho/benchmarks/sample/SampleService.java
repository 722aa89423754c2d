package org.ibasho.benchmarks.sample;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.testing.servers.PostgresAccess.Database;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A running service that consists of the chassis and one aggregate, configured as the real ones are but for what is named here. */
public final class SampleService implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private SampleService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts it.
     *
     * @param connections how many its pool holds: as many as there are writers, so that nobody waits for one
     * @param settings more settings, which win
     * @param parts more configurations
     */
    public static SampleService start(
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
        // nobody logs in here, so nothing is ever asked of it
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
        return new SampleService(new SpringApplicationBuilder(sources).run(arguments));
    }

    /** An idempotency key as a browser makes one. */
    public static IdempotencyKey newKey() {
        return new IdempotencyKey("supervisor POST /meetings", UUID.randomUUID().toString());
    }

    public Commands commands() {
        return bean(Commands.class);
    }

    /** The engine that the chassis gives to every service. */
    public EventStorageEngine engine() {
        return bean(EventStorageEngine.class);
    }

    /** An event's id as the chassis makes it. */
    public String newEventId() {
        return IdentifierFactory.getInstance().generateIdentifier();
    }

    public Serializer serializer() {
        return bean(Serializer.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Gives this thread a trace until it is closed, as a request has one. */
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
    @Import(Meeting.class)
    static class Parts {

        @Bean
        EventNames eventNames() {
            return new EventNames(List.of(MeetingEvent.class));
        }
    }
}
