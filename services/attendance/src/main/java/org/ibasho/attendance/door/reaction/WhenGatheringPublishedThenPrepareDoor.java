package org.ibasho.attendance.door.reaction;

import java.util.stream.Collectors;
import org.ibasho.attendance.door.DoorCommand;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.scheduling.GatheringPublishedV1;
import org.springframework.stereotype.Component;

@Component
class WhenGatheringPublishedThenPrepareDoor implements Subscriber<GatheringPublishedV1> {

    private final Commands commands;

    WhenGatheringPublishedThenPrepareDoor(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Class<GatheringPublishedV1> type() {
        return GatheringPublishedV1.class;
    }

    @Override
    public void receive(GatheringPublishedV1 it, String eventId) {
        DoorCommand.Prepare prepare = new DoorCommand.Prepare(
                it.gatheringId(),
                it.programme(),
                it.kind(),
                it.mandate(),
                it.startsAt().toInstant(),
                it.endsAt().toInstant(),
                it.venue().name(),
                it.venue().town(),
                it.doors().stream().map(Entrance::valueOf).collect(Collectors.toSet()));
        commands.send(DoorCommand.class, prepare, IdempotencyKey.ofReaction("prepare-door", eventId), it);
    }
}
