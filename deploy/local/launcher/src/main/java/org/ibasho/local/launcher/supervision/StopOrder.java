package org.ibasho.local.launcher.supervision;

import java.time.Duration;

/** The order of stopping: a component that others use stops after them. The limits together stay below 15 seconds. */
public enum StopOrder {
    GATEWAY(3),
    SERVICE(4),
    IDENTITY(1),
    BROKER(3),
    DATABASE(3);

    private final int seconds;

    StopOrder(int seconds) {
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
