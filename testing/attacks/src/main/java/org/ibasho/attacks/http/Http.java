package org.ibasho.attacks.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Sends well-formed requests to one address, with the same headers each time. It follows no redirect. */
public final class Http {

    public static final String JSON = "application/json";
    public static final String FORM = "application/x-www-form-urlencoded";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static {
        // shorter than the servers': a request on a connection that the server is closing would get no answer
        System.setProperty("jdk.httpclient.keepalive.timeout", "5");
    }

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI base;
    private final Map<String, String> headers;

    private Http(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** For somebody who is not signed in. */
    public static Http at(URI base) {
        Loopback.of(base);
        return new Http(base, Map.of());
    }

    /** The same with a bearer token. */
    public Http with(String token) {
        return header("Authorization", "Bearer " + token);
    }

    /** The same as a browser that asks for pages. */
    public Http asBrowser() {
        return header("Accept", "text/html,application/xhtml+xml");
    }

    /** The same with one more header. */
    public Http header(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Http(base, more);
    }

    public URI base() {
        return base;
    }

    public Answer get(String path) {
        return send("GET", path, "", BodyPublishers.noBody());
    }

    public Answer json(String path, String body) {
        return post(path, JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer form(String path, String form) {
        return post(path, FORM, form.getBytes(StandardCharsets.UTF_8));
    }

    public Answer post(String path, String type, byte[] body) {
        return send("POST", path, type, BodyPublishers.ofByteArray(body));
    }

    /** Sends a body whose length nobody is told. */
    public Answer chunked(String path, String type, byte[] body) {
        return send("POST", path, type, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    /** Sends a request without a body. */
    public Answer send(String method, String path) {
        return send(method, path, "", BodyPublishers.noBody());
    }

    private Answer send(String method, String path, String type, BodyPublisher body) {
        URI address = path.startsWith("http:") ? URI.create(path) : URI.create(base + path);
        Loopback.of(address);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(PATIENCE).method(method, body);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        headers.forEach(request::setHeader);
        long begun = System.nanoTime();
        try {
            return Answer.of(CLIENT.send(request.build(), BodyHandlers.ofByteArray()), since(begun));
        } catch (IOException closed) {
            return Answer.none(since(begun));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
