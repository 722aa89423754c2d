package org.ibasho.consultation.dispatch.reaction;

import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.consultation.dispatch.DispatchCommand;
import org.ibasho.contracts.scheduling.GatheringCancelledV1;
import org.springframework.stereotype.Component;

/** The request is withdrawn. A gathering without a request is ignored. */
@Component
class WhenGatheringCancelledThenWithdrawDispatch implements Subscriber<GatheringCancelledV1> {

    private final Commands commands;

    WhenGatheringCancelledThenWithdrawDispatch(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Class<GatheringCancelledV1> type() {
        return GatheringCancelledV1.class;
    }

    @Override
    public void receive(GatheringCancelledV1 gathering, String eventId) {
        DispatchCommand command = new DispatchCommand.Withdraw(gathering.gatheringId());
        commands.send(
                DispatchCommand.class, command, IdempotencyKey.ofReaction("withdraw-dispatch", eventId), gathering);
    }
}
