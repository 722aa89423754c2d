package org.ibasho.scheduling.notice.push;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.ibasho.scheduling.notice.NoticeSettings;
import org.ibasho.scheduling.notice.delivery.HttpAnswers;
import org.ibasho.scheduling.notice.delivery.Letter;
import org.ibasho.scheduling.notice.delivery.Outcome;
import org.ibasho.scheduling.notice.delivery.Sender;
import org.ibasho.scheduling.notice.delivery.Wording;
import org.ibasho.scheduling.notice.subscription.Channel;
import org.ibasho.scheduling.notice.subscription.Subscriptions;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends to browsers through their vendors' push services, which see that there is a message and cannot read it. */
@Component
public class Push implements Sender {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration KEPT_THERE = Duration.ofHours(24);
    private static final int GONE = 410;
    private static final int NOT_FOUND = 404;

    private final NoticeSettings settings;
    private final Subscriptions subscriptions;
    private final AllowedPushServices services;
    private final Vapid vapid;
    private final Wording wording;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Push(
            NoticeSettings settings,
            Subscriptions subscriptions,
            AllowedPushServices services,
            Vapid vapid,
            Wording wording,
            JsonMapper json) {
        this.settings = settings;
        this.subscriptions = subscriptions;
        this.services = services;
        this.vapid = vapid;
        this.wording = wording;
        this.json = json;
    }

    @Override
    public Channel channel() {
        return Channel.PUSH;
    }

    @Override
    public boolean on() {
        return settings.push().on() && subscriptions.possible();
    }

    @Override
    public Outcome send(Letter letter) {
        return switch (letter) {
            case Letter.Question _ -> new Outcome.Refused("nothing-to-ask");
            case Letter.Welcome welcome -> send(welcome);
            case Letter.Told told -> send(told);
        };
    }

    private Outcome send(Letter.Welcome welcome) {
        Map<String, String> message = Map.of(
                "title",
                wording.say("notice.welcome.title", welcome.language()),
                "body",
                wording.say("notice.welcome", welcome.language()),
                "tag",
                "welcome",
                "page",
                "/calendar");
        return send(welcome, message, topic(welcome.subscriptionId() + "/welcome"));
    }

    private Outcome send(Letter.Told told) {
        Map<String, String> message = Map.of(
                "title", wording.title(told),
                "body", wording.sentence(told),
                "tag", told.gathering().id(),
                "page", "/calendar/" + told.gathering().id());
        return send(
                told,
                message,
                topic(told.subscriptionId() + "/" + told.gathering().id()));
    }

    private Outcome send(Letter letter, Map<String, String> message, String topic) {
        PushAddress address = PushAddress.parse(letter.address());
        if (!services.know(address.endpoint())) {
            return new Outcome.Refused("not-a-push-service");
        }
        try {
            HttpResponse<Void> answer = http.send(request(message, topic, address), BodyHandlers.discarding());
            return switch (answer.statusCode()) {
                case GONE, NOT_FOUND -> new Outcome.Gone();
                default -> HttpAnswers.read(answer);
            };
        } catch (GeneralSecurityException noKey) {
            return new Outcome.Refused("unwritable");
        } catch (IOException away) {
            // one of several push services, so the others are still tried
            return new Outcome.Later("away", null, false);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Outcome.Later("stopping", Duration.ZERO, true);
        }
    }

    private HttpRequest request(Map<String, String> message, String topic, PushAddress address)
            throws GeneralSecurityException {
        byte[] text = json.writeValueAsBytes(message);
        return HttpRequest.newBuilder(address.uri())
                .timeout(LIMIT)
                .header("Authorization", vapid.authorization(address.uri()))
                .header("Content-Encoding", "aes128gcm")
                .header("Content-Type", "application/octet-stream")
                .header("TTL", Long.toString(KEPT_THERE.toSeconds()))
                .header("Urgency", "high")
                .header("Topic", topic)
                .POST(BodyPublishers.ofByteArray(address.encryption().encrypt(text, null)))
                .build();
    }

    /** The topic, which replaces a waiting message about the same gathering (RFC 8030, 5.4) and reveals nothing. */
    private static String topic(String about) {
        return UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
