package org.ibasho.web.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.Test;

class VirtualThreadWatchdogTest {

    private static final CountDownLatch INITIALIZED = new CountDownLatch(1);

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

    /** Whoever uses it first waits, and whoever comes meanwhile keeps a carrier. */
    private static final class Slow {

        static {
            awaitInitialization();
        }

        static void use() {}

        private static void awaitInitialization() {
            try {
                INITIALIZED.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void virtual_threads_run_again_although_every_carrier_is_kept_by_one_that_waits() throws InterruptedException {
        int carriers = scheduler.getParallelism();
        Thread first = Thread.ofPlatform().daemon().start(Slow::use);
        await().until(() -> first.getState() == Thread.State.WAITING);
        List<Thread> waiting = new ArrayList<>();
        for (int n = 0; n < 3 * carriers; n++) {
            waiting.add(Thread.ofVirtual().start(Slow::use));
        }
        await().until(() -> scheduler.getMountedVirtualThreadCount() >= carriers);
        Thread.ofVirtual().start(INITIALIZED::countDown);

        try (VirtualThreadWatchdog watchdog =
                new VirtualThreadWatchdog(scheduler, Duration.ofMillis(100), Duration.ofMillis(300))) {
            assertThat(watchdog).isNotNull();
            assertThat(INITIALIZED.await(30, TimeUnit.SECONDS))
                    .as("the virtual thread that all others wait for has run")
                    .isTrue();
            for (Thread thread : waiting) {
                thread.join();
            }
            await().untilAsserted(() ->
                    assertThat(scheduler.getParallelism()).as("given back").isEqualTo(carriers));
        } finally {
            INITIALIZED.countDown();
        }
    }
}
