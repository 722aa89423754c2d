package org.ibasho.attendance.door.reaction;

import org.ibasho.attendance.door.DoorCommand;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.scheduling.GatheringRescheduledV1;
import org.springframework.stereotype.Component;

/** One topic and one key keep the order, so the announcement came first. An unknown gathering is ignored. */
@Component
class WhenGatheringRescheduledThenMoveDoor implements Subscriber<GatheringRescheduledV1> {

    private final Commands commands;

    WhenGatheringRescheduledThenMoveDoor(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Class<GatheringRescheduledV1> type() {
        return GatheringRescheduledV1.class;
    }

    @Override
    public void receive(GatheringRescheduledV1 it, String eventId) {
        DoorCommand.Move move = new DoorCommand.Move(
                it.gatheringId(), it.startsAt().toInstant(), it.endsAt().toInstant());
        commands.send(DoorCommand.class, move, IdempotencyKey.ofReaction("move-door", eventId), it);
    }
}
