package org.ibasho.benchmarks.measure;

/**
 * Something that is measured against others.
 *
 * @param name as tables call it
 */
public record Contestant(String name, Trial trial) {

    /** One round of it; prepares its own ground first. */
    @FunctionalInterface
    public interface Trial {
        Sample run() throws Exception;
    }
}
