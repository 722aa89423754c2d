package org.ibasho.local.launcher;

import org.ibasho.local.launcher.run.LaunchFailure;
import org.ibasho.local.launcher.supervision.Memory;
import org.ibasho.local.launcher.system.RunnableSystem;
import org.ibasho.testing.servers.process.Ports;

/** Checks the conditions under which the system can start. */
final class Preconditions {

    private static final long NEEDED_MEBIBYTES = 3 * 1024;

    private Preconditions() {}

    static void all(RunnableSystem system) {
        system.ports().stream()
                .filter(use -> !Ports.isFree(use.port()))
                .findFirst()
                .ifPresent(use -> {
                    throw LaunchFailure.of(
                            "Port %d, which %s needs, is taken: stop what listens there, or move every port"
                                            .formatted(use.port(), use.component())
                                    + " with --port-offset 100.");
                });
        long available = Memory.mebibytesAvailable();
        if (available < NEEDED_MEBIBYTES) {
            throw LaunchFailure.of(
                    "Only %d MB of memory are available and about %d MB are needed: close something first."
                            .formatted(available, NEEDED_MEBIBYTES));
        }
    }
}
