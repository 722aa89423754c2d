package org.ibasho.benchmarks.measure;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A figure that a goal is about: nearly always ours divided by a peer's. */
public record Ratio(String name, double value, Goal goal) {

    /** How it stands to its goal: {@code met}, {@code missed}, or nothing without a goal. */
    @JsonProperty("verdict")
    public String verdict() {
        return switch (goal) {
            case Goal.None _ -> "";
            case Goal.AtLeast _, Goal.AtMost _ -> goal.met(value) ? "met" : "missed";
        };
    }
}
