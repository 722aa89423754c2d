package org.ibasho.attendance.door.reaction;

import org.ibasho.attendance.door.DoorCommand;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.scheduling.GatheringCancelledV1;
import org.springframework.stereotype.Component;

@Component
class WhenGatheringCancelledThenCallOffDoor implements Subscriber<GatheringCancelledV1> {

    private final Commands commands;

    WhenGatheringCancelledThenCallOffDoor(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Class<GatheringCancelledV1> type() {
        return GatheringCancelledV1.class;
    }

    @Override
    public void receive(GatheringCancelledV1 it, String eventId) {
        DoorCommand.CallOff callOff = new DoorCommand.CallOff(it.gatheringId());
        commands.send(DoorCommand.class, callOff, IdempotencyKey.ofReaction("call-off-door", eventId), it);
    }
}
