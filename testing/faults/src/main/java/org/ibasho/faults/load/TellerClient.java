package org.ibasho.faults.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalLong;
import org.ibasho.faults.world.Service;
import tools.jackson.databind.json.JsonMapper;

/** Sends orders to a teller. */
public final class TellerClient {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Ledger ledger;

    public TellerClient(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Sends an order once, and notes the answer if there is one. */
    boolean send(Service teller, Order order) {
        return post(teller, "/tallies/%s/additions".formatted(order.streamId()), order);
    }

    /** Sends an order once, into a transaction that stays open for so long. */
    public boolean sendToBeHeld(Service teller, Order order, long millis) {
        return post(teller, "/tallies/%s/held-additions?millis=%d".formatted(order.streamId(), millis), order);
    }

    /** Writes down that an order will be sent. */
    public void note(Order order) {
        ledger.sent(order);
    }

    private boolean post(Service teller, String path, Order order) {
        HttpRequest request = HttpRequest.newBuilder(teller.at(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", order.commandId())
                .POST(BodyPublishers.ofString(order.json()))
                .build();
        try {
            OptionalLong version = version(http.send(request, BodyHandlers.ofString()));
            version.ifPresent(it -> ledger.acknowledged(order, it));
            return version.isPresent();
        } catch (IOException noAnswer) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** A conflict or a failure may pass, so the same is sent again; any other refusal is a mistake of somebody's. */
    private static OptionalLong version(HttpResponse<String> answer) {
        if (answer.statusCode() == 200) {
            return OptionalLong.of(JSON.readTree(answer.body()).path("version").asLong());
        }
        if (answer.statusCode() == 409 || answer.statusCode() >= 500) {
            return OptionalLong.empty();
        }
        throw new IllegalStateException("the teller refused: %d %s".formatted(answer.statusCode(), answer.body()));
    }
}
