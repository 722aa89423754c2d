package org.ibasho.scheduling.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.servers.TestServers;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import org.ibasho.time.Tokyo;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One service for all tests of the site, on 2 December 2026 in Japan; its calendar has what the test announced. */
@ServiceTest
@Import(SiteTest.AtNoon.class)
abstract class SiteTest {

    static final Noon NOON = new Noon();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    private String url = "";

    @Value("${spring.flyway.user}")
    private String migrator = "";

    @Value("${spring.flyway.password}")
    private String password = "";

    private Announcer announcer = new Announcer(Api.at(0));

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("ibasho.contacts[0].ja", () -> "札幌市保健福祉局 精神保健福祉センター(札幌こころのセンター)");
        settings.add("ibasho.contacts[0].en", () -> "Sapporo Kokoro no Centre");
        settings.add("ibasho.contacts[0].phone", () -> "011-622-5190");
    }

    @BeforeEach
    void begin() {
        NOON.later();
        announcer = new Announcer(supervisor());
        nothingAnnounced();
    }

    /** Every link of a page begins with it, whatever address the request came to. */
    static final String PUBLIC_ADDRESS = "http://localhost:8080";

    String site() {
        return "http://localhost:" + port;
    }

    Api supervisor() {
        return Api.at(port).with(Realm.of("npo").token("supervisor"));
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** Somebody's browser. */
    Api browser() {
        return Api.at(port).header("Accept", "text/html,application/xhtml+xml");
    }

    /** The same page in English. */
    Api inEnglish() {
        return browser().header("Accept-Language", "en");
    }

    /** Empties the calendar that everybody sees, and announces nothing. */
    final void nothingAnnounced() {
        jdbc.sql("delete from calendar").update();
    }

    /** Makes the calendar have this gathering alone: as the calendar's API would show it. */
    final String announced(String gathering) {
        nothingAnnounced();
        return also(gathering);
    }

    /** Announces one more gathering. */
    final String also(String gathering) {
        Announcer.Announced one = announcer.announce(gathering);
        if (one.kindUnknown() != null) {
            jdbc.sql("update calendar set kind = ? where id = ?")
                    .params(one.kindUnknown(), one.id())
                    .update();
        }
        return one.id();
    }

    /** Does something while the tables of a read model cannot be read. */
    final void whileUnreadable(String readModel, Runnable action) {
        JdbcClient owner = JdbcClient.create(new DriverManagerDataSource(url, migrator, password));
        String schema = owner.sql("select nspname from pg_namespace where nspname ~ ?")
                .param("^%s_[0-9a-f]{8}$".formatted(readModel))
                .query(String.class)
                .single();
        owner.sql("alter schema %s rename to away".formatted(schema)).update();
        try {
            action.run();
        } finally {
            owner.sql("alter schema away rename to %s".formatted(schema)).update();
        }
    }

    static void assertKeptBriefly(Api.Answer page) {
        assertThat(page.header("Cache-Control")).isEqualTo("max-age=10, private");
        assertThat(page.header("Set-Cookie")).isEmpty();
    }

    /** Named by each test, so that it runs after the one that every service test has. */
    @Order(Ordered.LOWEST_PRECEDENCE)
    static final class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            PostgresAccess.Database database =
                    TestServers.postgres().createDatabase("site", "migrator-password", "runtime-password");
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

    @TestConfiguration(proxyBeanMethods = false)
    static class AtNoon {

        @Bean
        @Primary
        Clock noon() {
            return NOON;
        }
    }

    /** A clock that goes on by itself never, and by more than what is remembered for from test to test. */
    static final class Noon extends Clock {

        private volatile Instant now = Instant.parse("2026-12-02T03:00:00Z");

        void later() {
            now = now.plusSeconds(61);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return Tokyo.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
