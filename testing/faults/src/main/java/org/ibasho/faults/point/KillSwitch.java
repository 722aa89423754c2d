package org.ibasho.faults.point;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Ends this process at a point, the n-th time that it comes by after it was armed. */
public final class KillSwitch {

    private static final int KILLED = 137;
    private static final long A_MOMENT_NANOS = 50_000_000;

    private final AtomicReference<@Nullable Armed> armed = new AtomicReference<>();
    private final AtomicInteger leftOfBatch = new AtomicInteger();
    private volatile int batch;

    KillSwitch() {}

    void arm(KillPoint point, int times) {
        armed.set(new Armed(point, new AtomicInteger(times)));
    }

    void reached(KillPoint point) {
        Armed now = armed.get();
        if (now != null && now.point == point && now.times.decrementAndGet() <= 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    void batchOf(int messages) {
        batch = messages;
        leftOfBatch.set(messages);
    }

    /** Called inside the transaction of one message's effect. */
    public void heardOne() {
        boolean first = leftOfBatch.getAndDecrement() == batch;
        Armed now = armed.get();
        if (now == null || now.point != KillPoint.MID_BATCH) {
            return;
        }
        if (first) {
            // lets more messages come, so that the next batch has a middle
            LockSupport.parkNanos(A_MOMENT_NANOS);
        } else {
            reached(KillPoint.MID_BATCH);
        }
    }

    private record Armed(KillPoint point, AtomicInteger times) {}
}
