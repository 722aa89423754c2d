package org.ibasho.benchmarks.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.ibasho.benchmarks.measure.ClosedLoop;

/** A reader who asks for the next page as soon as the last one is there. */
final class PageVisitor implements ClosedLoop.Writer {

    private static final AtomicInteger VISITS = new AtomicInteger();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final IntFunction<String> path;

    /** @param path of the visit with this number */
    PageVisitor(URI base, IntFunction<String> path) {
        this.base = base;
        this.path = path;
    }

    @Override
    public void write() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path.apply(VISITS.getAndIncrement())))
                .header("Accept", "text/html")
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().contains("ゆき")) {
            throw new IllegalStateException("a page was answered with " + answer.statusCode());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
