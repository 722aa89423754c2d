package org.ibasho.sample.tally;

/**
 * What the decider needs to know of a tally.
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
