package org.ibasho.local.launcher.supervision;

import java.time.Duration;

/** Is told what happens to the components; calls may come from several threads. */
public interface ComponentListener {

    /** There is a process, which may not be ready yet. */
    void spawned(Component component, Process process);

    /** It is ready for the first time; {@code count} of {@code total} are. */
    void ready(Component component, Duration taken, int count, int total);

    /** Its process ended while everything was running, and is being started again. */
    void ended(Component component, int exitCode);

    /** It is ready again after its process ended. */
    void readyAgain(Component component, Duration taken);
}
