package org.ibasho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.ibasho.testing.TestCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** TLS from the browser to the gateway and from the gateway to a service, with certificates made here. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "ibasho.public-url=https://localhost:8443",
            "ibasho.issuer=http://localhost:1",
            "ibasho.audience=ibasho-npo",
            "ibasho.login.client-id=gateway-client",
            "ibasho.login.client-secret=gateway-secret",
            "server.ssl.bundle=internal",
            "spring.http.clients.ssl.bundle=internal"
        })
class TlsTest {

    private static final AtomicInteger reached = new AtomicInteger();
    private static final TestCertificate ours = TestCertificate.make();
    private static final HttpsServer service = serve(ours);
    private static final HttpsServer impostor = serve(TestCertificate.make());

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("ibasho.scheduling.url", () -> address(service));
        settings.add("ibasho.attendance.url", () -> address(impostor));
        for (String store : new String[] {"keystore", "truststore"}) {
            String bundle = "spring.ssl.bundle.jks.internal." + store;
            settings.add(
                    bundle + ".location", () -> "file:" + (store.equals("keystore") ? ours.file() : ours.trusted()));
            settings.add(bundle + ".password", () -> TestCertificate.PASSWORD);
            settings.add(bundle + ".type", () -> "PKCS12");
        }
    }

    @AfterAll
    static void stop() {
        service.stop(0);
        impostor.stop(0);
    }

    @Test
    void a_page_comes_encrypted_from_the_service_to_the_browser() throws Exception {
        HttpResponse<String> answer = get("/calendar");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("over TLS");
        assertThat(answer.sslSession()).isPresent();
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    @Test
    void nothing_is_sent_to_a_service_with_a_certificate_that_is_not_trusted() throws Exception {
        int before = reached.get();

        assertThat(get("/assets/attendance/door.js").statusCode()).isEqualTo(503);

        assertThat(reached.get()).isEqualTo(before);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(ours.context()).build()) {
            URI address = URI.create("https://localhost:" + port + path);
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        }
    }

    private static String address(HttpsServer server) {
        return "https://localhost:" + server.getAddress().getPort();
    }

    private static HttpsServer serve(TestCertificate certificate) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", TlsTest::answer);
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            reached.incrementAndGet();
            byte[] body = "over TLS".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
