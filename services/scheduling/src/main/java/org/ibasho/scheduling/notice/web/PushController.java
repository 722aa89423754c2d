package org.ibasho.scheduling.notice.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.ibasho.scheduling.notice.push.AllowedPushServices;
import org.ibasho.scheduling.notice.push.Push;
import org.ibasho.scheduling.notice.push.PushAddress;
import org.ibasho.scheduling.notice.subscription.Channel;
import org.ibasho.scheduling.notice.subscription.SubscriptionFilter;
import org.ibasho.scheduling.notice.subscription.Subscriptions;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints for the page's script, to subscribe and unsubscribe a browser. */
@RestController
class PushController {

    private final Subscriptions subscriptions;
    private final NewSubscriptions newSubscriptions;
    private final AllowedPushServices services;
    private final Push push;

    PushController(
            Subscriptions subscriptions, NewSubscriptions newSubscriptions, AllowedPushServices services, Push push) {
        this.subscriptions = subscriptions;
        this.newSubscriptions = newSubscriptions;
        this.services = services;
        this.push = push;
    }

    /** Stores the browser's subscription, replacing its previous one. 429 if a limit is reached. */
    @PostMapping(path = "/notices/push", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> subscribe(@RequestBody Wanted wanted, Locale language, HttpServletRequest request) {
        if (!push.on()) {
            throw new NotFound("not-found");
        }
        Keys keys = wanted.keys();
        if (keys == null) {
            throw new InputRejected(Fault.at("keys", "required"));
        }
        PushAddress address = PushAddress.read(wanted.endpoint(), keys.p256dh(), keys.auth(), services);
        SubscriptionFilter wish =
                SubscriptionFilter.read(wanted.what(), Boolean.TRUE.equals(wanted.announcements()), language);
        newSubscriptions.byPush(address, wish, request);
        return ResponseEntity.noContent().build();
    }

    /** Deletes the browser's subscription. The answer does not reveal whether there was one. */
    @PostMapping(path = "/notices/push/stop", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> stop(@RequestBody Unwanted unwanted) {
        if (unwanted.endpoint() != null && subscriptions.possible()) {
            subscriptions.remove(Channel.PUSH, unwanted.endpoint());
        }
        return ResponseEntity.noContent().build();
    }

    record Wanted(
            @Nullable String endpoint,
            @Nullable Keys keys,
            @Nullable String what,
            @Nullable Boolean announcements) {}

    record Keys(@Nullable String p256dh, @Nullable String auth) {}

    record Unwanted(@Nullable String endpoint) {}
}
