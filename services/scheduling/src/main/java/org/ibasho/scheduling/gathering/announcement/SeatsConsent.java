package org.ibasho.scheduling.gathering.announcement;

import java.util.Optional;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.scheduling.programme.Kind;

/** Decides whether a gathering's seats allow its publication. Staffing implements it. */
public interface SeatsConsent {

    /**
     * Prepares the question for a gathering, before the transaction begins.
     *
     * @return the question; empty if the kind needs no seats
     */
    Optional<Question> of(String gatheringId, Kind kind, boolean withMissingSeats, String by);

    /** A command that is a part of the publication's transaction. */
    interface Question {

        /** The read model that shows the answer. */
        String readModel();

        /**
         * Sends the command.
         *
         * @throws SeatsMissing if seats are missing and nobody allowed it
         */
        Receipt ask(IdempotencyKey key);
    }
}
