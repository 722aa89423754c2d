package org.ibasho.scheduling.notice.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.notice.NoticeSettings;
import org.ibasho.scheduling.notice.subscription.Channel;
import org.ibasho.scheduling.notice.subscription.Subscriptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends the due deliveries of one channel. Several instances may run at once: each claims deliveries that no other has.
 */
@Component
class DeliveryRound {

    private static final Logger log = LoggerFactory.getLogger(DeliveryRound.class);
    private static final int TOKEN_BYTES = 32;

    private final DeliveryClaims claims;
    private final Deliveries deliveries;
    private final Subscriptions subscriptions;
    private final Calendar calendar;
    private final NoticeSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();

    DeliveryRound(
            DeliveryClaims claims,
            Deliveries deliveries,
            Subscriptions subscriptions,
            Calendar calendar,
            NoticeSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.claims = claims;
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.calendar = calendar;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /** Continues until nothing is due, or the channel is unavailable. */
    void go(Sender sender) {
        boolean through = true;
        while (through && !Thread.currentThread().isInterrupted()) {
            Optional<Delivery> due = claims.claim(sender.channel());
            through = due.isPresent() && carry(due.get(), sender);
        }
    }

    /** Whether to try the next delivery. */
    private boolean carry(Delivery delivery, Sender sender) {
        if (delivery.happenedAt().plus(Deliveries.PATIENCE).isBefore(clock.instant())) {
            deliveries.givenUp(delivery);
            failed(delivery, "too-late");
            return true;
        }
        return switch (attempt(delivery, sender)) {
            case Outcome.Sent _ -> {
                deliveries.sent(delivery);
                if (delivery.channel() == Channel.PUSH) {
                    subscriptions.reached(delivery.subscriptionId());
                }
                meters.counter(
                                "ibasho.notices.sent",
                                "channel",
                                delivery.channel().name())
                        .increment();
                yield true;
            }
            case Outcome.Later later -> {
                boolean kept = deliveries.again(delivery, later.after());
                failed(delivery, kept ? later.kind() : "too-late");
                yield !later.away();
            }
            case Outcome.Refused refused -> {
                deliveries.givenUp(delivery);
                failed(delivery, refused.kind());
                yield true;
            }
            case Outcome.Gone _ -> {
                subscriptions.remove(delivery.subscriptionId());
                failed(delivery, "gone");
                yield true;
            }
        };
    }

    private Outcome attempt(Delivery delivery, Sender sender) {
        try {
            Optional<String> address = subscriptions.address(delivery.subscriptionId(), delivery.address());
            return address.isPresent()
                    ? sender.send(letter(delivery, address.get()))
                    : new Outcome.Later("address-unreadable", null, false);
        } catch (RuntimeException failure) {
            // an exception might contain an address
            log.warn("a notice could not be sent: {}", failure.getClass().getName());
            return new Outcome.Later("failed", null, false);
        }
    }

    private Letter letter(Delivery delivery, String address) {
        String gathering = delivery.gatheringId();
        return gathering == null
                ? first(delivery, address)
                : new Letter.Told(
                        delivery.eventId(),
                        delivery.subscriptionId(),
                        address,
                        delivery.language(),
                        Objects.requireNonNull(delivery.news()),
                        calendar.find(gathering).orElseThrow(),
                        settings.link("/notices/stop/" + subscriptions.stopToken(delivery.subscriptionId())));
    }

    private Letter first(Delivery delivery, String address) {
        return switch (delivery.channel()) {
            case PUSH -> new Letter.Welcome(delivery.subscriptionId(), address, delivery.language());
            case MAIL, LINE -> question(delivery, address);
        };
    }

    /** The link is created with the mail, so that only the mail contains it. */
    private Letter question(Delivery delivery, String address) {
        byte[] bytes = new byte[TOKEN_BYTES];
        chance.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        subscriptions.awaits(delivery.subscriptionId(), token);
        return new Letter.Question(address, delivery.language(), settings.link("/notices/confirm/" + token));
    }

    private void failed(Delivery delivery, String kind) {
        meters.counter("ibasho.notices.failures", "channel", delivery.channel().name(), "kind", kind)
                .increment();
    }
}
