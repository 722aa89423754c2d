package org.ibasho.chassis.lag;

/**
 * How far behind something is.
 *
 * @param events how many are left; not a number when it cannot be told at the moment
 * @param seconds the age of the oldest that is left, 0 when none is
 */
public record Lag(double events, double seconds) {

    /** Nothing is left. */
    public static final Lag NONE = new Lag(0, 0);

    /** It cannot be told at the moment. */
    public static final Lag UNKNOWN = new Lag(Double.NaN, Double.NaN);

    public boolean isKnown() {
        return !Double.isNaN(events);
    }

    public boolean isNone() {
        return events == 0;
    }
}
