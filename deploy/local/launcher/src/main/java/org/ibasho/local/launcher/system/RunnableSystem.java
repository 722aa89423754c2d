package org.ibasho.local.launcher.system;

import java.util.List;
import java.util.Map;
import org.ibasho.local.launcher.supervision.Component;

/** Something that can be started as a whole. */
public interface RunnableSystem {

    /** A TCP port that a component will listen on. */
    record PortUse(int port, String component) {}

    List<Component> components();

    List<PortUse> ports();

    /** The endpoints for scripts, without the processes; see {@code endpoints.json}. */
    Map<String, Object> endpoints();

    /** The summary for a person once everything is ready: rows of columns. */
    List<List<String>> addresses();

    /** The users and where they can log in: rows of columns. */
    List<List<String>> logins();
}
