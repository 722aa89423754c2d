package org.ibasho.gateway;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.ibasho.time.Tokyo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Starts one gateway for all tests, on 2 December 2026 in Japan, in front of three services and one realm. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@Import(GatewayTest.AtNoon.class)
abstract class GatewayTest {

    static final Noon NOON = new Noon();
    static final StubService scheduling = new StubService();
    static final StubService attendance = new StubService();
    static final StubService reporting = new StubService();
    static final StubRealm realm = new StubRealm("ibasho-npo");

    @LocalServerPort
    private int port;

    private Browser opened = new Browser("");

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("ibasho.scheduling.url", scheduling::url);
        settings.add("ibasho.attendance.url", attendance::url);
        settings.add("ibasho.reporting.url", reporting::url);
        settings.add("ibasho.issuer", realm::issuer);
        settings.add("ibasho.audience", () -> "ibasho-npo");
        settings.add("ibasho.login.client-id", () -> "gateway-client");
        settings.add("ibasho.login.client-secret", () -> "gateway-secret");
    }

    @BeforeEach
    void begin() {
        NOON.later();
        scheduling.forget();
        attendance.forget();
        reporting.forget();
        realm.reset();
        opened = new Browser(gateway());
    }

    @AfterEach
    void end() {
        opened.close();
    }

    String gateway() {
        return "http://localhost:" + port;
    }

    /** This test's browser. */
    Browser browser() {
        return opened;
    }

    /** This test's browser after a login. */
    Browser signedIn() {
        opened.follow(opened.page("/login"));
        scheduling.forget();
        return opened;
    }

    static String bearer(String token) {
        return "Bearer " + token;
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
            return Clock.fixed(now, zone);
        }
    }
}
