package org.ibasho.scheduling.notice.line;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ibasho.scheduling.notice.NoticeSettings;
import org.ibasho.scheduling.notice.delivery.HttpAnswers;
import org.ibasho.scheduling.notice.delivery.Letter;
import org.ibasho.scheduling.notice.delivery.Outcome;
import org.ibasho.scheduling.notice.delivery.Sender;
import org.ibasho.scheduling.notice.delivery.Wording;
import org.ibasho.scheduling.notice.subscription.Channel;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends to all followers of the official LINE account at once (Messaging API, broadcast). LINE knows who they are; we
 * do not. A repetition with the same retry key is answered with 409 and reaches nobody twice.
 */
@Component
class LineAccount implements Sender {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int ALREADY_TAKEN = 409;

    private final NoticeSettings.Line settings;
    private final LineSubscription subscription;
    private final Wording wording;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    LineAccount(NoticeSettings settings, LineSubscription subscription, Wording wording, JsonMapper json) {
        this.settings = settings.line();
        this.subscription = subscription;
        this.wording = wording;
        this.json = json;
    }

    @Override
    public Channel channel() {
        return Channel.LINE;
    }

    @Override
    public boolean on() {
        return subscription.on();
    }

    @Override
    public Outcome send(Letter letter) {
        return switch (letter) {
            case Letter.Question _, Letter.Welcome _ -> new Outcome.Refused("nothing-to-ask");
            case Letter.Told told -> send(told);
        };
    }

    private Outcome send(Letter.Told told) {
        try {
            HttpResponse<Void> answer = http.send(request(told), BodyHandlers.discarding());
            return answer.statusCode() == ALREADY_TAKEN ? new Outcome.Sent() : HttpAnswers.read(answer);
        } catch (IOException away) {
            return new Outcome.Later("away", null, true);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Outcome.Later("stopping", Duration.ZERO, true);
        }
    }

    private HttpRequest request(Letter.Told told) {
        String text = wording.title(told) + "\n" + wording.sentence(told) + "\n" + wording.page(told);
        String base = settings.url().toString().replaceFirst("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + "/v2/bot/message/broadcast"))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + settings.token())
                .header("Content-Type", "application/json")
                .header("X-Line-Retry-Key", told.key().toString())
                .POST(BodyPublishers.ofByteArray(
                        json.writeValueAsBytes(Map.of("messages", List.of(Map.of("type", "text", "text", text))))))
                .build();
    }
}
