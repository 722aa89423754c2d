package org.ibasho.faults.injection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.ibasho.faults.killpoint.KillPoint;
import org.ibasho.faults.system.ServiceProcess;

/** Calls the operators' endpoints of a service, and the kill switch. */
public final class OperatorClient {

    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    /** Makes the process end the n-th time that it reaches this point, which may be before it answers this request. */
    void arm(ServiceProcess service, KillPoint point, int times) {
        try {
            post(service.at("/kill-switch/%s?times=%d".formatted(point, times)));
        } catch (UncheckedIOException noAnswer) {
            if (!service.hasEnded(END_LIMIT)) {
                throw noAnswer;
            }
        }
    }

    /** Has the publisher publish its history again. */
    void publishAgain(ServiceProcess publisher) {
        post(publisher.at("/api/operations/scheduling/publication"));
    }

    /** Has the publisher rebuild its read model. */
    public void rebuild(ServiceProcess publisher) {
        post(publisher.at("/read-models/tallies"));
    }

    /** Discards a parked message, so that the later ones of its key are processed. */
    void discard(ServiceProcess subscriber, long parkedMessage) {
        post(subscriber.at("/api/operations/reporting/parked/%d/discard".formatted(parkedMessage)));
    }

    /** Uses a new connection each time, because a pooled one may lead to a process that was killed. */
    private static void post(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(address + " answered " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
