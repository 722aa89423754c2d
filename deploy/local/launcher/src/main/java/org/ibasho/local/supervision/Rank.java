package org.ibasho.local.supervision;

import java.time.Duration;

/** The order of stopping: who is used by others stops after them. The limits together stay below 15 seconds. */
public enum Rank {
    GATEWAY(3),
    SERVICE(4),
    IDENTITY(1),
    BROKER(3),
    DATABASE(3);

    private final int seconds;

    Rank(int seconds) {
        this.seconds = seconds;
    }

    /** How long a component may take to stop before it is killed. */
    Duration limit() {
        return Duration.ofSeconds(seconds);
    }

    static Duration longest() {
        return SERVICE.limit();
    }
}
