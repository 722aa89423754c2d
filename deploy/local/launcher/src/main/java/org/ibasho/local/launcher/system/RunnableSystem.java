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

    /** What scripts need to know, but for the processes; see {@code endpoints.json}. */
    Map<String, Object> endpoints();

    /** What a person needs to know once everything is ready: rows of columns. */
    List<List<String>> addresses();

    /** Who can log in where: rows of columns. */
    List<List<String>> logins();
}
