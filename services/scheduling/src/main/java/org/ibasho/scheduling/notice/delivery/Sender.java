package org.ibasho.scheduling.notice.delivery;

import org.ibasho.scheduling.notice.subscription.Channel;

/** A way of sending, if it is set up. */
public interface Sender {

    Channel channel();

    /** Whether it is set up. */
    boolean on();

    /** Sends it, or says why not. */
    Outcome send(Letter letter);
}
