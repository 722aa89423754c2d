package org.ibasho.sample.tally;

/**
 * The state of a tally that the decider needs.
 *
 * @param sum of all amounts
 * @param announcements the number of announcements
 */
record TallyState(long sum, int announcements) {

    static final TallyState EMPTY = new TallyState(0, 0);

    TallyState evolve(TallyEvent event) {
        return switch (event) {
            case TallyEvent.Added added -> new TallyState(added.sum(), announcements);
            case TallyEvent.Announced announced -> new TallyState(sum, announced.number());
        };
    }
}
