package org.ibasho.gateway;

import org.ibasho.testing.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Starts one gateway for all tests, in front of three services and one realm. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
abstract class GatewayTest {

    static final String CLIENT_KEY = "a-key-of-at-least-32-characters-1";
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
        settings.add("ibasho.client-key", () -> CLIENT_KEY);
    }

    @BeforeEach
    void begin() {
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
}
