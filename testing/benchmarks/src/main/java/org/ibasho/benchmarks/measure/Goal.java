package org.ibasho.benchmarks.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The goal of a ratio. */
public sealed interface Goal {

    boolean met(double value);

    @JsonProperty("text")
    String text();

    record AtLeast(double limit) implements Goal {
        @Override
        public boolean met(double value) {
            return value >= limit;
        }

        @Override
        public String text() {
            return String.format(Locale.ROOT, "≥ %.2f", limit);
        }
    }

    record AtMost(double limit) implements Goal {
        @Override
        public boolean met(double value) {
            return value <= limit;
        }

        @Override
        public String text() {
            return String.format(Locale.ROOT, "≤ %.2f", limit);
        }
    }

    /** No goal; the ratio is shown for information. */
    record None() implements Goal {
        @Override
        public boolean met(double value) {
            return true;
        }

        @Override
        public String text() {
            return "";
        }
    }
}
