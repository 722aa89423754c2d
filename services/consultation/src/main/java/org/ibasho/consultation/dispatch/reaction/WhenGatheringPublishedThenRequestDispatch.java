package org.ibasho.consultation.dispatch.reaction;

import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.consultation.dispatch.DispatchCommand;
import org.ibasho.contracts.scheduling.GatheringPublishedV1;
import org.springframework.stereotype.Component;

/** Only commissioned gatherings need a counsellor; the NPO's own activities are ignored. */
@Component
class WhenGatheringPublishedThenRequestDispatch implements Subscriber<GatheringPublishedV1> {

    private static final String COMMISSIONED = "COMMISSIONED";

    private final Commands commands;

    WhenGatheringPublishedThenRequestDispatch(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Class<GatheringPublishedV1> type() {
        return GatheringPublishedV1.class;
    }

    @Override
    public void receive(GatheringPublishedV1 gathering, String eventId) {
        if (!COMMISSIONED.equals(gathering.mandate())) {
            return;
        }
        DispatchCommand request = new DispatchCommand.Request(
                gathering.gatheringId(),
                gathering.programme(),
                gathering.kind(),
                gathering.startsAt().toInstant(),
                gathering.endsAt().toInstant(),
                gathering.venue().name(),
                gathering.venue().town(),
                gathering.doors());
        commands.send(
                DispatchCommand.class, request, IdempotencyKey.ofReaction("request-dispatch", eventId), gathering);
    }
}
