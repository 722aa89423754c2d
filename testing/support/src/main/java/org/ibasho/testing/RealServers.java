package org.ibasho.testing;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.ibasho.testing.servers.TestServers;
import org.ibasho.testing.servers.kafka.KafkaAccess;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;

/** Gives a service under test what an installation gives it: a database and two roles, a Kafka user, an issuer. */
@Order(0) // first, so that a test may give its service another database
public final class RealServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** They live as long as the servers: for this JVM. */
    private static final Path WRAPPING_KEYS = Path.of("target", "wrapping-keys-" + UUID.randomUUID());

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String service = context.getEnvironment().getRequiredProperty("spring.application.name");
        String realm = context.getEnvironment().getRequiredProperty("ibasho.side");
        Map<String, Object> settings = new LinkedHashMap<>();
        // the first test of a JVM starts both servers, which takes seconds: side by side
        CompletableFuture<Map<String, String>> kafka = CompletableFuture.supplyAsync(() -> kafka(service));
        settings.putAll(database(service));
        settings.putAll(keys(service));
        settings.putAll(accessLog(service));
        settings.putAll(kafka.join());
        settings.put("ibasho.issuer", Realm.of(realm).issuer());
        settings.put("ibasho.audience", Realm.of(realm).audience());
        settings.put("server.address", "127.0.0.1");
        settings.put("management.server.port", "0");
        settings.put("management.server.address", "127.0.0.1");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("real servers", settings));
    }

    private static Map<String, String> database(String service) {
        PostgresAccess.Database database =
                TestServers.postgres().createDatabase(service, "migrator-password", "runtime-password");
        return Map.of(
                "spring.datasource.url", database.url(),
                "spring.datasource.username", database.runtime().username(),
                "spring.datasource.password", database.runtime().password(),
                "spring.flyway.user", database.migrator().username(),
                "spring.flyway.password", database.migrator().password());
    }

    /** A key store of its own for each service, in a database of the same server. */
    private static Map<String, String> keys(String service) {
        PostgresAccess.Database database =
                TestServers.postgres().createDatabase("keys_" + service, "migrator-password", "runtime-password");
        return Map.of(
                "ibasho.keys.url", database.url(),
                "ibasho.keys.username", database.runtime().username(),
                "ibasho.keys.password", database.runtime().password(),
                "ibasho.keys.migrator.username", database.migrator().username(),
                "ibasho.keys.migrator.password", database.migrator().password(),
                "ibasho.keys.wrapping-keys", WRAPPING_KEYS.resolve(service).toString());
    }

    /** An access log of its own for each service, in another database of that server. */
    private static Map<String, String> accessLog(String service) {
        PostgresAccess.Database database =
                TestServers.postgres().createDatabase("access_log_" + service, "migrator-password", "runtime-password");
        return Map.of(
                "ibasho.access-log.url",
                database.url(),
                "ibasho.access-log.username",
                database.runtime().username(),
                "ibasho.access-log.password",
                database.runtime().password(),
                "ibasho.access-log.migrator.username",
                database.migrator().username(),
                "ibasho.access-log.migrator.password",
                database.migrator().password(),
                "ibasho.access-log.signing-key",
                WRAPPING_KEYS.resolve(service).resolve("access-log.key").toString());
    }

    private static Map<String, String> kafka(String service) {
        KafkaAccess kafka = Broker.access();
        return Map.of(
                "spring.kafka.bootstrap-servers",
                kafka.bootstrapServers(),
                "spring.kafka.security.protocol",
                "SASL_PLAINTEXT",
                "spring.kafka.properties.sasl.mechanism",
                KafkaAccess.MECHANISM,
                "spring.kafka.properties.sasl.jaas.config",
                KafkaAccess.loginModule(service, passwordOf(service)));
    }

    static String passwordOf(String user) {
        return user + "-password";
    }
}
