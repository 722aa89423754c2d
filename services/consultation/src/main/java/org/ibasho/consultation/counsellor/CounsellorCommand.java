package org.ibasho.consultation.counsellor;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Command;

/** The commands of a counsellor. */
public sealed interface CounsellorCommand extends Command {

    /** The counsellor's id (UUID). */
    String counsellorId();

    @Override
    default String streamId() {
        return counsellorId();
    }

    /** Add a new counsellor. */
    record Register(String counsellorId, String name, List<Qualification> qualifications) implements CounsellorCommand {

        public Register {
            qualifications = List.copyOf(qualifications);
        }
    }

    /** Replace the data of a counsellor. */
    record Change(String counsellorId, String name, List<Qualification> qualifications) implements CounsellorCommand {

        public Change {
            qualifications = List.copyOf(qualifications);
        }
    }

    /** @param now the time of the request */
    record Leave(String counsellorId, Instant now) implements CounsellorCommand {}

    /** Erase for good the personal data of somebody who has left. */
    record Erase(String counsellorId) implements CounsellorCommand {}

    /**
     * Link a login to them.
     *
     * @param login the login's id in the realm ({@code sub})
     * @param now the time of the request
     */
    record LinkLogin(String counsellorId, String login, Instant now) implements CounsellorCommand {}

    /** End the link of a login. */
    record UnlinkLogin(String counsellorId, String login, Instant now) implements CounsellorCommand {}
}
