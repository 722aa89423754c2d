package org.ibasho.attendance.door.reaction;

import java.util.stream.Collectors;
import org.ibasho.attendance.door.DoorCommand;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.scheduling.GatheringRevisedV1;
import org.springframework.stereotype.Component;

/** One topic and one key keep the order, so the announcement came first. An unknown gathering is ignored. */
@Component
class WhenGatheringRevisedThenChangeDoor implements Subscriber<GatheringRevisedV1> {

    private final Commands commands;

    WhenGatheringRevisedThenChangeDoor(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Class<GatheringRevisedV1> type() {
        return GatheringRevisedV1.class;
    }

    @Override
    public void receive(GatheringRevisedV1 it, String eventId) {
        DoorCommand.Change change = new DoorCommand.Change(
                it.gatheringId(),
                it.venue().name(),
                it.venue().town(),
                it.doors().stream().map(Entrance::valueOf).collect(Collectors.toSet()));
        commands.send(DoorCommand.class, change, IdempotencyKey.ofReaction("change-door", eventId), it);
    }
}
