package org.ibasho.scheduling.notice.web;

import org.ibasho.scheduling.notice.subscription.SubscriptionFilter;
import org.jspecify.annotations.Nullable;

/**
 * The subscription form as sent.
 *
 * @param what see {@link SubscriptionFilter#read}
 * @param announcements {@code true} to include new gatherings
 */
record SubscribeForm(
        @Nullable String address,
        @Nullable String what,
        @Nullable String announcements) {

    static final SubscribeForm EMPTY = new SubscribeForm(null, SubscriptionFilter.ALL, null);

    public boolean wants(String choice) {
        return choice.equals(what);
    }

    public boolean wantsAnnouncements() {
        return "true".equals(announcements);
    }
}
