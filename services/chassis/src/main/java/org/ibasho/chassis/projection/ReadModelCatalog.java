package org.ibasho.chassis.projection;

import java.util.List;

/** The read models of this service, for those who run it. */
public final class ReadModelCatalog {

    private final List<ReadModelRunner> runners;

    ReadModelCatalog(List<ReadModelRunner> runners) {
        this.runners = List.copyOf(runners);
    }

    /** How each stands, in order of their names. */
    public List<ReadModelStatus> all() {
        return runners.stream().map(ReadModelRunner::status).toList();
    }

    /**
     * Builds a read model again, in the background, beside the live one, which it then replaces.
     *
     * @throws RebuildRefused if it is being built already
     * @throws IllegalArgumentException if there is none of this name
     */
    public void rebuild(String name) {
        runners.stream()
                .filter(runner -> runner.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no read model is called " + name))
                .rebuild();
    }
}
