package org.ibasho.faults.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalLong;
import org.ibasho.faults.system.ServiceProcess;
import tools.jackson.databind.json.JsonMapper;

/** Sends commands to an instance of the publisher. */
public final class PublisherClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final CommandLog commandLog;

    public PublisherClient(CommandLog commandLog) {
        this.commandLog = commandLog;
    }

    /** Sends a command once and logs the acknowledgement if there is one. */
    public boolean send(ServiceProcess publisher, SentCommand command) {
        return post(publisher, addition(command), command);
    }

    /** Sends a command once, and returns whether there is an answer within this time, whatever it says. */
    public boolean isAnswered(ServiceProcess publisher, SentCommand command, Duration limit) {
        try {
            version(exchange(publisher, addition(command), command, limit))
                    .ifPresent(it -> commandLog.acknowledged(command, it));
            return true;
        } catch (IOException noAnswer) {
            return false;
        }
    }

    private static String addition(SentCommand command) {
        return "/tallies/%s/additions".formatted(command.streamId());
    }

    /** Sends a command once, in a transaction that stays open for this long. */
    public boolean sendToBeHeld(ServiceProcess publisher, SentCommand command, long millis) {
        return post(publisher, "/tallies/%s/held-additions?millis=%d".formatted(command.streamId(), millis), command);
    }

    /** Logs that a command will be sent. */
    public void log(SentCommand command) {
        commandLog.sent(command);
    }

    private boolean post(ServiceProcess publisher, String path, SentCommand command) {
        try {
            OptionalLong version = version(exchange(publisher, path, command, TIMEOUT));
            version.ifPresent(it -> commandLog.acknowledged(command, it));
            return version.isPresent();
        } catch (IOException noAnswer) {
            return false;
        }
    }

    private HttpResponse<String> exchange(ServiceProcess publisher, String path, SentCommand command, Duration limit)
            throws IOException {
        HttpRequest request = HttpRequest.newBuilder(publisher.at(path))
                .timeout(limit)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", command.commandId())
                .POST(BodyPublishers.ofString(command.json()))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Empty after a conflict or a failure, which a retry may cure; any other refusal is a bug. */
    private static OptionalLong version(HttpResponse<String> answer) {
        if (answer.statusCode() == 200) {
            return OptionalLong.of(JSON.readTree(answer.body()).path("version").asLong());
        }
        if (answer.statusCode() == 409 || answer.statusCode() >= 500) {
            return OptionalLong.empty();
        }
        throw new IllegalStateException("the publisher refused: %d %s".formatted(answer.statusCode(), answer.body()));
    }
}
