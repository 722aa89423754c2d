package org.ibasho.scheduling.notice;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.servers.TestServers;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.annotation.DirtiesContext;

/** A service that sends, with its own database: another service on the same database would claim the deliveries. */
@ServiceTest
@DirtiesContext
public abstract class NoticesTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Named by each test, so that it runs after the one that every service test has. */
    @Order(Ordered.LOWEST_PRECEDENCE)
    public static final class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            PostgresAccess.Database database = TestServers.postgres()
                    .createDatabase("notices_" + COUNT.incrementAndGet(), "migrator-password", "runtime-password");
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "own database",
                            Map.of(
                                    "spring.datasource.url", database.url(),
                                    "spring.datasource.username",
                                            database.runtime().username(),
                                    "spring.datasource.password",
                                            database.runtime().password(),
                                    "spring.flyway.user", database.migrator().username(),
                                    "spring.flyway.password",
                                            database.migrator().password())));
        }
    }
}
