package org.ibasho.local.launcher.supervision;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One part of the system that runs as a process of its own. */
public interface Component {

    String name();

    /** When it is stopped. */
    StopOrder stopOrder();

    /** The components that have to be ready before it is started. */
    Set<String> needs();

    /** Where it tells its health and its metrics, if it does. */
    Optional<String> management();

    /**
     * Starts it and returns when it is ready; tells of the process as soon as there is one. May be called again after
     * its end.
     */
    void start(Consumer<Process> spawned);

    /** Asks it to end, and ends it after the limit; nothing happens if it does not run. */
    void stop(Duration limit);
}
