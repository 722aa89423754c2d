package org.ibasho.benchmarks.measure;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A figure with a goal: usually ours divided by a peer's. */
public record Ratio(String name, double value, Goal goal) {

    /** {@code met}, {@code missed}, or empty without a goal. */
    @JsonProperty("verdict")
    public String verdict() {
        return switch (goal) {
            case Goal.None _ -> "";
            case Goal.AtLeast _, Goal.AtMost _ -> goal.met(value) ? "met" : "missed";
        };
    }
}
