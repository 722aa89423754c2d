package org.ibasho.faults.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.ibasho.faults.point.KillPoint;
import org.ibasho.faults.world.Service;

/** Calls what a service offers beside its business. */
public final class Operator {

    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    /** From now on the process ends the n-th time that it comes by this point: perhaps before it can answer. */
    void arm(Service service, KillPoint point, int times) {
        try {
            post(service.at("/kill-switch/%s?times=%d".formatted(point, times)));
        } catch (UncheckedIOException noAnswer) {
            if (!service.hasEnded(A_MOMENT)) {
                throw noAnswer;
            }
        }
    }

    /** Has the teller publish its history again, into a Kafka that has nothing. */
    void publishAgain(Service teller) {
        post(teller.at("/api/operations/scheduling/publication"));
    }

    /** Has the teller's read model built again. */
    public void rebuild(Service teller) {
        post(teller.at("/read-models/tallies"));
    }

    /** Gives up the message that a subject's others wait behind. */
    void discard(Service listener, long parkedMessage) {
        post(listener.at("/api/operations/reporting/parked/%d/discard".formatted(parkedMessage)));
    }

    /** With a connection of its own, for one that was kept would lead to a process that was killed since. */
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
