package org.ibasho.scheduling.notice.web;

import org.ibasho.scheduling.notice.subscription.SubscriptionFilter;
import org.jspecify.annotations.Nullable;

/**
 * What was filled in, as it was sent.
 *
 * @param what see {@link SubscriptionFilter#read}
 * @param announcements {@code true} to be told of new gatherings too
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
