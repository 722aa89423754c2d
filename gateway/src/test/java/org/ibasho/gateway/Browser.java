package org.ibasho.gateway;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;

/** Somebody's browser: keeps cookies, follows redirects only when told to. */
final class Browser implements AutoCloseable {

    private final String gateway;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(Redirect.NEVER)
            .build();

    Browser(String gateway) {
        this.gateway = gateway;
    }

    HttpResponse<String> page(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), with(headers, "Accept", "text/html,application/xhtml+xml"));
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, BodyPublishers.ofString(body), headers);
    }

    /** Goes where the answers lead, by links that stay here or lead to the realm and back. */
    HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> current = answer;
        for (int hops = 0; hops < 8 && current.headers().firstValue("Location").isPresent(); hops++) {
            current = page(current.uri()
                    .resolve(current.headers().firstValue("Location").get())
                    .toString());
        }
        return current;
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        URI address = URI.create(path.startsWith("http") ? path : gateway + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Everything that the browser keeps. */
    List<String> cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .toList();
    }

    private static String[] with(String[] headers, String... more) {
        return Stream.concat(Stream.of(headers), Stream.of(more)).toArray(String[]::new);
    }

    @Override
    public void close() {
        client.close();
    }
}
