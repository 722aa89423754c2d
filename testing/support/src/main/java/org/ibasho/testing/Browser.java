package org.ibasho.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
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

/** A minimal browser without scripts: it stores cookies and follows redirects on request. */
public final class Browser implements AutoCloseable {

    private static final int MOST_REDIRECTS = 8;

    private final String home;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(Redirect.NEVER)
            .build();

    /** @param home the address that paths are relative to */
    public Browser(String home) {
        this.home = home;
    }

    /** Gets a page, as a person does. */
    public HttpResponse<String> page(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), with(headers, "Accept", "text/html,application/xhtml+xml"));
    }

    /** Gets something, as a script does. */
    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, BodyPublishers.ofString(body), headers);
    }

    /** Follows one redirect. */
    public HttpResponse<String> next(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElseThrow();
        return page(answer.uri().resolve(location).toString());
    }

    /** Follows redirects to the end, here or to the realm and back. */
    public HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> current = answer;
        for (int hops = 0;
                hops < MOST_REDIRECTS
                        && current.headers().firstValue("Location").isPresent();
                hops++) {
            current = next(current);
        }
        return current;
    }

    public HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        URI address = URI.create(path.startsWith("http") ? path : home + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** All cookies of the browser, each as {@code name=value}. */
    public List<String> cookies() {
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
