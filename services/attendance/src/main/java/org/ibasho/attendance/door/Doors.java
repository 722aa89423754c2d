package org.ibasho.attendance.door;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.ibasho.attendance.door.DoorCommand.Correction;
import org.ibasho.attendance.door.mark.Mark;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.projection.ReadModels;
import org.springframework.stereotype.Component;

/**
 * Application service for doors. It adds the time, sends the command, and returns when the tally shows the effect. Each
 * method throws {@link org.ibasho.chassis.decision.Refusal} with a {@link DoorRule} if a rule forbids the command.
 */
@Component
public class Doors {

    /** The read model that shows the effect. */
    public static final String TALLY = "tally";

    private final Commands commands;
    private final ReadModels readModels;
    private final Clock clock;

    Doors(Commands commands, ReadModels readModels, Clock clock) {
        this.commands = commands;
        this.readModels = readModels;
        this.clock = clock;
    }

    public void open(String gatheringId, IdempotencyKey key) {
        send(new DoorCommand.Open(gatheringId, clock.instant()), key, List.of());
    }

    public void count(String gatheringId, List<Mark> marks, IdempotencyKey key) {
        send(new DoorCommand.Count(gatheringId, marks, clock.instant()), key, marks);
    }

    public void undo(String gatheringId, String markId, IdempotencyKey key) {
        send(new DoorCommand.Undo(gatheringId, markId, clock.instant()), key, Map.of("markId", markId));
    }

    public void close(String gatheringId, IdempotencyKey key) {
        send(new DoorCommand.Close(gatheringId, clock.instant()), key, List.of());
    }

    public void correct(String gatheringId, List<Correction> changes, String reason, IdempotencyKey key) {
        send(
                new DoorCommand.Correct(gatheringId, changes, reason, clock.instant()),
                key,
                Map.of("changes", changes, "reason", reason));
    }

    public void confirm(String gatheringId, IdempotencyKey key) {
        send(new DoorCommand.Confirm(gatheringId, clock.instant()), key, List.of());
    }

    public void sendBack(String gatheringId, String comment, IdempotencyKey key) {
        send(new DoorCommand.SendBack(gatheringId, comment, clock.instant()), key, Map.of("comment", comment));
    }

    public void undoConfirmation(String gatheringId, String reason, IdempotencyKey key) {
        send(new DoorCommand.UndoConfirmation(gatheringId, reason, clock.instant()), key, Map.of("reason", reason));
    }

    private void send(DoorCommand command, IdempotencyKey key, Object request) {
        Receipt receipt = commands.send(DoorCommand.class, command, key, request);
        readModels.await(TALLY, receipt);
    }
}
