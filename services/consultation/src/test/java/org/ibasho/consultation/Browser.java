package org.ibasho.consultation;

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

/** A minimal browser for logins: it stores cookies and follows redirects on request. */
final class Browser implements AutoCloseable {

    private final URI home;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(Redirect.NEVER)
            .build();

    Browser(String home) {
        this.home = URI.create(home);
    }

    HttpResponse<String> page(String path) throws IOException, InterruptedException {
        return send("GET", home.resolve(path), BodyPublishers.noBody());
    }

    HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send("POST", home.resolve(path), BodyPublishers.noBody());
    }

    /** The redirect target of an answer. */
    HttpResponse<String> next(HttpResponse<String> answer) throws IOException, InterruptedException {
        String location = answer.headers().firstValue("Location").orElseThrow();
        return send("GET", answer.uri().resolve(location), BodyPublishers.noBody());
    }

    /** Follows redirects to the end. */
    HttpResponse<String> follow(HttpResponse<String> answer) throws IOException, InterruptedException {
        HttpResponse<String> current = answer;
        for (int hops = 0; hops < 8 && current.headers().firstValue("Location").isPresent(); hops++) {
            current = next(current);
        }
        return current;
    }

    /** All cookies of the browser. */
    List<String> cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .toList();
    }

    private HttpResponse<String> send(String method, URI address, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "text/html, */*;q=0.8")
                .header("Sec-Fetch-Site", "same-origin")
                .method(method, body)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
    }
}
