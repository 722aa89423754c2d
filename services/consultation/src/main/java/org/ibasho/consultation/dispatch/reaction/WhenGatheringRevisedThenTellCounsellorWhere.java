package org.ibasho.consultation.dispatch.reaction;

import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.consultation.dispatch.DispatchCommand;
import org.ibasho.contracts.scheduling.GatheringRevisedV1;
import org.springframework.stereotype.Component;

/** The counsellor has to go to another venue. A gathering without a request is ignored. */
@Component
class WhenGatheringRevisedThenTellCounsellorWhere implements Subscriber<GatheringRevisedV1> {

    private final Commands commands;

    WhenGatheringRevisedThenTellCounsellorWhere(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Class<GatheringRevisedV1> type() {
        return GatheringRevisedV1.class;
    }

    @Override
    public void receive(GatheringRevisedV1 gathering, String eventId) {
        DispatchCommand command = new DispatchCommand.Relocate(
                gathering.gatheringId(),
                gathering.venue().name(),
                gathering.venue().town(),
                gathering.doors());
        commands.send(
                DispatchCommand.class, command, IdempotencyKey.ofReaction("relocate-dispatch", eventId), gathering);
    }
}
