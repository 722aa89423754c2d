package org.ibasho.scheduling.staffing.roster;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.scheduling.staffing.staff.StaffCommand;
import org.springframework.stereotype.Component;

/** Keeps a roster and the records of its staff consistent with the gathering, in the caller's transaction. */
@Component
class RosterMaintenance {

    private final Commands commands;
    private final RosterHistory history;

    RosterMaintenance(Commands commands, RosterHistory history) {
        this.commands = commands;
        this.history = history;
    }

    /** The roster moves first, so that no seat can be assigned at the old time. */
    void move(String gatheringId, Instant startsAt, Instant endsAt) {
        send(new RosterCommand.Move(Roster.idFor(gatheringId), gatheringId, startsAt, endsAt));
        for (String staffId : expected(gatheringId)) {
            send(new StaffCommand.MoveEngagement(staffId, gatheringId, startsAt, endsAt));
        }
    }

    void dissolve(String gatheringId) {
        List<String> expected = expected(gatheringId);
        if (!expected.isEmpty()) {
            send(new RosterCommand.Dissolve(Roster.idFor(gatheringId), gatheringId));
            expected.forEach(staffId -> send(new StaffCommand.Release(staffId, gatheringId)));
        }
    }

    private List<String> expected(String gatheringId) {
        return history.roster(gatheringId).seats().stream()
                .map(Roster.Seat::staffId)
                .toList();
    }

    private void send(RosterCommand command) {
        commands.send(RosterCommand.class, command, IdempotencyKey.none(), "");
    }

    private void send(StaffCommand command) {
        commands.send(StaffCommand.class, command, IdempotencyKey.none(), "");
    }
}
