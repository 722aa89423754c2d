package org.ibasho.scheduling.notice.line;

import java.util.Locale;
import org.ibasho.scheduling.gathering.calendar.CalendarSelection;
import org.ibasho.scheduling.notice.NoticeSettings;
import org.ibasho.scheduling.notice.subscription.Channel;
import org.ibasho.scheduling.notice.subscription.SubscriptionFilter;
import org.ibasho.scheduling.notice.subscription.Subscriptions;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** All followers of the account are one subscriber to every change; it exists while a token is configured. */
@Component
class LineSubscription implements SmartLifecycle {

    private static final String FOLLOWERS = "followers";

    private final NoticeSettings.Line settings;
    private final Subscriptions subscriptions;
    private volatile boolean running;

    LineSubscription(NoticeSettings settings, Subscriptions subscriptions) {
        this.settings = settings.line();
        this.subscriptions = subscriptions;
    }

    boolean on() {
        return settings.on() && subscriptions.possible();
    }

    @Override
    public void start() {
        if (on()) {
            subscriptions.keep(
                    Channel.LINE, FOLLOWERS, new SubscriptionFilter(CalendarSelection.ALL, false, Locale.JAPANESE));
        } else {
            subscriptions.removeAll(Channel.LINE);
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
