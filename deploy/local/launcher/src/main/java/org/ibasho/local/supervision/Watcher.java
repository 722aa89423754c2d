package org.ibasho.local.supervision;

import java.time.Duration;

/** Is told what happens to the components; calls may come from several threads. */
public interface Watcher {

    /** There is a process, which may not be ready yet. */
    void spawned(Component component, Process process);

    /** It is ready for the first time; {@code count} of {@code total} are. */
    void ready(Component component, Duration taken, int count, int total);

    /** It died while everything was running, and is being started again. */
    void died(Component component, int exitCode);

    /** It is ready again after it died. */
    void readyAgain(Component component, Duration taken);
}
