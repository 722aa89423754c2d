package org.ibasho.scheduling.notice.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.ibasho.chassis.eventstore.append.LockTimeout;
import org.ibasho.scheduling.notice.delivery.Deliveries;
import org.ibasho.scheduling.notice.push.PushAddress;
import org.ibasho.scheduling.notice.subscription.Channel;
import org.ibasho.scheduling.notice.subscription.SubscriptionFilter;
import org.ibasho.scheduling.notice.subscription.SubscriptionLimits;
import org.ibasho.scheduling.notice.subscription.Subscriptions;
import org.ibasho.web.limits.ClientHeader;
import org.ibasho.web.problem.TooManyRequests;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Counts a new subscription, stores it and queues its first message, in one transaction. */
@Component
class NewSubscriptions {

    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final SubscriptionLimits limits;
    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final ClientHeader clients;
    private final TransactionOperations transactions;

    NewSubscriptions(
            SubscriptionLimits limits,
            Subscriptions subscriptions,
            Deliveries deliveries,
            ClientHeader clients,
            TransactionOperations transactions) {
        this.limits = limits;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.clients = clients;
        this.transactions = transactions;
    }

    /** @throws TooManyRequests if a limit is reached; never because of the mailbox, which gets no further mail then */
    void byMail(String address, SubscriptionFilter filter, HttpServletRequest request) {
        @Nullable String client = clients.client(request);
        together(() -> {
            limits.count(client);
            subscriptions.ask(Channel.MAIL, address, filter).ifPresent(id -> {
                if (limits.isMailCounted(client, address)) {
                    deliveries.ask(id, Channel.MAIL);
                } else {
                    subscriptions.remove(id);
                }
            });
        });
    }

    /** @throws TooManyRequests if a limit is reached */
    void byPush(PushAddress address, SubscriptionFilter filter, HttpServletRequest request) {
        @Nullable String client = clients.client(request);
        together(() -> {
            limits.count(client);
            // what the browser had makes room for what it gets
            subscriptions.remove(Channel.PUSH, address.endpoint());
            limits.requirePlaceForBrowser();
            deliveries.ask(subscriptions.put(Channel.PUSH, address.json(), address.endpoint(), filter), Channel.PUSH);
        });
    }

    /** Too many at the same moment are refused like too many within an hour, and nothing of theirs is stored. */
    private void together(Runnable work) {
        try {
            transactions.executeWithoutResult(transaction -> work.run());
        } catch (DataAccessException failure) {
            if (LockTimeout.isCauseOf(failure)) {
                throw new TooManyRequests("crowded", A_MOMENT);
            }
            throw failure;
        }
    }
}
