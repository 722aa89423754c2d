package org.ibasho.attacks.everyday.figures;

/** The figures of one line of a monthly report. */
public record Figures(int held, int cancelled, int visits, int consultations) {

    public static final Figures NONE = new Figures(0, 0, 0, 0);

    Figures plus(Figures other) {
        return new Figures(
                held + other.held,
                cancelled + other.cancelled,
                visits + other.visits,
                consultations + other.consultations);
    }

    @Override
    public String toString() {
        return "%d held, %d cancelled, %d visits, %d consultations".formatted(held, cancelled, visits, consultations);
    }
}
