package org.ibasho.benchmarks.sample;

import org.ibasho.chassis.decision.Rule;

/** What a meeting's notes must obey. */
enum MeetingRule implements Rule {
    BOOK_IS_FULL;

    @Override
    public Kind kind() {
        return Kind.CONFLICT;
    }
}
