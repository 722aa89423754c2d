package org.ibasho.attendance.door.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.ibasho.testing.Realm;

/**
 * Stands between a device and the service, where the gateway is: it adds the login to each request, also to those of a
 * service worker, and it can be cut. A cut network refuses connections, as a real one does.
 */
final class Network implements AutoCloseable {

    private static final Set<String> NOT_FORWARDED = names("Connection", "Content-Length", "Host", "Upgrade");
    private static final Set<String> NOT_RETURNED = names("Connection", "Content-Length", "Transfer-Encoding");

    private final int servicePort;
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;
    private volatile String login = "";
    private final List<String> forwarded = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> blocks = request -> false;

    private Network(int servicePort) {
        this.servicePort = servicePort;
        this.server = listen(0);
        signIn();
    }

    static Network before(int servicePort) {
        return new Network(servicePort);
    }

    private static Set<String> names(String... names) {
        Set<String> ignoringCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        ignoringCase.addAll(List.of(names));
        return ignoringCase;
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void signIn() {
        login = "Bearer " + Realm.of("npo").token("peer-staff");
    }

    /** Another role uses the device. */
    void signIn(String... roles) {
        login = "Bearer " + Realm.of("npo").token(roles);
    }

    void cut() {
        server.stop(0);
    }

    void restore() {
        server = listen(server.getAddress().getPort());
    }

    /** The number of requests with this method and this end of the path that the service has had. */
    long requests(String method, String end) {
        return forwarded.stream()
                .filter(request -> request.startsWith(method + " ") && request.endsWith(end))
                .count();
    }

    /** These requests never reach the service. */
    void block(Predicate<String> requests) {
        blocks = requests;
    }

    private HttpServer listen(int port) {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            listening.createContext("/", this::forward);
            listening.start();
            return listening;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            if (blocks.test(asked)) {
                return;
            }
            forwarded.add(asked);
            HttpResponse<byte[]> answer = client.send(request(exchange), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!NOT_RETURNED.contains(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + servicePort + exchange.getRequestURI()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        request.setHeader("Authorization", login);
        byte[] body = exchange.getRequestBody().readAllBytes();
        return request.method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
