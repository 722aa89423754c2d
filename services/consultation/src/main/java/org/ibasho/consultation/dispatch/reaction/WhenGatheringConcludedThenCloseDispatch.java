package org.ibasho.consultation.dispatch.reaction;

import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.consultation.dispatch.DispatchCommand;
import org.ibasho.contracts.scheduling.GatheringConcludedV1;
import org.springframework.stereotype.Component;

/** The answer becomes final. A gathering without a request is ignored. */
@Component
class WhenGatheringConcludedThenCloseDispatch implements Subscriber<GatheringConcludedV1> {

    private final Commands commands;

    WhenGatheringConcludedThenCloseDispatch(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Class<GatheringConcludedV1> type() {
        return GatheringConcludedV1.class;
    }

    @Override
    public void receive(GatheringConcludedV1 gathering, String eventId) {
        DispatchCommand command = new DispatchCommand.Conclude(gathering.gatheringId());
        commands.send(DispatchCommand.class, command, IdempotencyKey.ofReaction("close-dispatch", eventId), gathering);
    }
}
