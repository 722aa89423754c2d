package org.ibasho.benchmarks.measure;

/**
 * One of the things that a benchmark compares.
 *
 * @param name its name in tables
 */
public record Contestant(String name, Trial trial) {

    /** One round, with its preparation. */
    @FunctionalInterface
    public interface Trial {
        Sample run() throws Exception;
    }
}
