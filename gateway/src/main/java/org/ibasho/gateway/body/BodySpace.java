package org.ibasho.gateway.body;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that all bodies of one group of callers may take together. */
final class BodySpace {

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    BodySpace(long limit) {
        this.limit = limit;
    }

    /** Whether there was room for so many bytes, which are then taken. */
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= limit) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void release(long bytes) {
        taken.addAndGet(-bytes);
    }

    long taken() {
        return taken.get();
    }
}
