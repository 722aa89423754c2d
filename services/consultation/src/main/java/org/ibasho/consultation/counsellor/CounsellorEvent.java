package org.ibasho.consultation.counsellor;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.sealing.PersonalData;

/** The events of a counsellor, in plain values. None of them leaves this service. */
public sealed interface CounsellorEvent extends Event {

    /** The counsellor's id (UUID). */
    String counsellorId();

    @Override
    default String streamId() {
        return counsellorId();
    }

    record Registered(
            String counsellorId,
            @PersonalData(of = "counsellorId") String name,
            @PersonalData(of = "counsellorId") List<String> qualifications)
            implements CounsellorEvent {

        public Registered {
            qualifications = List.copyOf(qualifications);
        }
    }

    /** The complete data from now on. */
    record Changed(
            String counsellorId,
            @PersonalData(of = "counsellorId") String name,
            @PersonalData(of = "counsellorId") List<String> qualifications)
            implements CounsellorEvent {

        public Changed {
            qualifications = List.copyOf(qualifications);
        }
    }

    /**
     * A login is theirs from now on.
     *
     * @param login the login's id in the realm ({@code sub}); sealed, so that nobody knows whose it was once they are
     *     erased
     */
    record LoginLinked(
            String counsellorId,
            @PersonalData(of = "counsellorId") String login,
            Instant at) implements CounsellorEvent {}

    /** A login is theirs no longer. */
    record LoginUnlinked(
            String counsellorId,
            @PersonalData(of = "counsellorId") String login,
            Instant at) implements CounsellorEvent {}

    record Left(String counsellorId) implements CounsellorEvent {}

    /** Their data key is destroyed, so that nobody can read anything personal about them. */
    record Erased(String counsellorId) implements CounsellorEvent {}
}
