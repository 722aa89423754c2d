package org.ibasho.faults.killpoint;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Ends this process the n-th time that it reaches a kill point after {@link #arm}. */
public final class KillSwitch {

    private static final int EXIT_CODE_OF_SIGKILL = 137;
    private static final long COLLECT_NANOS = 50_000_000;

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
            Runtime.getRuntime().halt(EXIT_CODE_OF_SIGKILL);
        }
    }

    void batchOf(int messages) {
        batch = messages;
        leftOfBatch.set(messages);
    }

    /** A subscriber calls this in the transaction of each message. */
    public void messageProcessed() {
        boolean first = leftOfBatch.getAndDecrement() == batch;
        Armed now = armed.get();
        if (now == null || now.point != KillPoint.MID_BATCH) {
            return;
        }
        if (first) {
            // more messages arrive meanwhile, so the next batch has several
            LockSupport.parkNanos(COLLECT_NANOS);
        } else {
            reached(KillPoint.MID_BATCH);
        }
    }

    private record Armed(KillPoint point, AtomicInteger times) {}
}
