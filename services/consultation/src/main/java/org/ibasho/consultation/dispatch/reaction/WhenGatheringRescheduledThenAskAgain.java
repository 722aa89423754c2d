package org.ibasho.consultation.dispatch.reaction;

import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.consultation.dispatch.DispatchCommand;
import org.ibasho.contracts.scheduling.GatheringRescheduledV1;
import org.springframework.stereotype.Component;

/** The counsellor may be unavailable at the new time. A gathering without a request is ignored. */
@Component
class WhenGatheringRescheduledThenAskAgain implements Subscriber<GatheringRescheduledV1> {

    private final Commands commands;

    WhenGatheringRescheduledThenAskAgain(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Class<GatheringRescheduledV1> type() {
        return GatheringRescheduledV1.class;
    }

    @Override
    public void receive(GatheringRescheduledV1 gathering, String eventId) {
        DispatchCommand command = new DispatchCommand.AskAgain(
                gathering.gatheringId(),
                gathering.startsAt().toInstant(),
                gathering.endsAt().toInstant());
        commands.send(DispatchCommand.class, command, IdempotencyKey.ofReaction("ask-again", eventId), gathering);
    }
}
