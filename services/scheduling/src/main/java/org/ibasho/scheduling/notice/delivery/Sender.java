package org.ibasho.scheduling.notice.delivery;

import org.ibasho.scheduling.notice.subscription.Channel;

/** Sends notices through one channel, if it is configured. */
public interface Sender {

    Channel channel();

    /** Whether the channel is configured. */
    boolean on();

    /** Sends a notice and returns the outcome. */
    Outcome send(Letter letter);
}
