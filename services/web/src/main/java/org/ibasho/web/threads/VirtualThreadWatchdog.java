package org.ibasho.web.threads;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds carriers while no virtual thread runs. A virtual thread that waits for the initialization of a class, or for a
 * lock of a class loader that the virtual machine has called, keeps its carrier. There are as many carriers as
 * processors: with two of them, two such waits are enough to stop the process for good, if what they wait for is held
 * by a virtual thread that waits for a carrier.
 */
final class VirtualThreadWatchdog implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(VirtualThreadWatchdog.class);

    /** The scheduler's own limit, unless a setting of the virtual machine changes it. */
    private static final int MOST = 256;

    private static final int ENOUGH_TO_GROW = 1_000;

    private final VirtualThreadSchedulerMXBean scheduler;
    private final Duration patience;
    private final Duration calm;
    private final int usual;
    private final Thread thread;
    private long lastStop;

    /**
     * @param patience how long a new virtual thread may take until it runs
     * @param calm how long they have to run without such a stop until carriers are given back
     */
    VirtualThreadWatchdog(VirtualThreadSchedulerMXBean scheduler, Duration patience, Duration calm) {
        this.scheduler = scheduler;
        this.patience = patience;
        this.calm = calm;
        this.usual = scheduler.getParallelism();
        this.thread =
                Thread.ofPlatform().daemon().name("virtual thread watchdog").start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                if (runs()) {
                    giveBack();
                    Thread.sleep(patience);
                } else {
                    add();
                }
            }
        } catch (InterruptedException closed) {
            scheduler.setParallelism(usual);
        }
    }

    private boolean runs() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        Thread.ofVirtual().start(ran::countDown);
        return ran.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void add() {
        lastStop = System.nanoTime();
        int now = scheduler.getParallelism();
        int more = Math.min(2 * now, MOST);
        if (more > now) {
            log.warn("no virtual thread has run for {} ms: {} carriers instead of {}", patience.toMillis(), more, now);
            scheduler.setParallelism(more);
            wakeUp();
        }
    }

    /**
     * The scheduler starts a carrier only when something is queued in an empty queue, or in one that has to grow. The
     * queues are not empty now; with each doubling they are fuller.
     */
    private static void wakeUp() {
        for (int n = 0; n < ENOUGH_TO_GROW; n++) {
            Thread.ofVirtual().start(() -> {});
        }
    }

    private void giveBack() {
        if (scheduler.getParallelism() > usual && System.nanoTime() - lastStop > calm.toNanos()) {
            scheduler.setParallelism(usual);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
