package org.ibasho.faults.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.ibasho.faults.point.KillPoint;
import org.ibasho.faults.world.Service;

/** Calls what a service offers beside its business. */
final class Operator {

    private final HttpClient http = HttpClient.newHttpClient();

    /** From now on the process ends the n-th time that it comes by this point. */
    void arm(Service service, KillPoint point, int times) {
        post(service.at("/kill-switch/%s?times=%d".formatted(point, times)));
    }

    /** Has the teller publish its history again, into a Kafka that has nothing. */
    void publishAgain(Service teller) {
        post(teller.at("/api/operations/scheduling/publication"));
    }

    /** Has the teller's read model built again. */
    void rebuild(Service teller) {
        post(teller.at("/read-models/tallies"));
    }

    /** Gives up the message that a subject's others wait behind. */
    void discard(Service listener, long parkedMessage) {
        post(listener.at("/api/operations/reporting/parked/%d/discard".formatted(parkedMessage)));
    }

    private void post(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
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
