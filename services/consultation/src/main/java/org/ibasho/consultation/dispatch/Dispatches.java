package org.ibasho.consultation.dispatch;

import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.projection.ReadModels;
import org.springframework.stereotype.Component;

/** Application service for dispatches; returns when the list of requests shows the answer. */
@Component
public class Dispatches {

    /** The read model that shows the effect. */
    public static final String REQUESTS = "requests";

    private final Commands commands;
    private final ReadModels readModels;

    Dispatches(Commands commands, ReadModels readModels) {
        this.commands = commands;
        this.readModels = readModels;
    }

    /**
     * Answers the request for a gathering; an answer can be changed until the gathering is concluded.
     *
     * @throws org.ibasho.chassis.decision.Refusal if a rule forbids it ({@link DispatchRule})
     */
    public void answer(String gatheringId, Answer answer, IdempotencyKey key) {
        DispatchCommand command = answer.accepted()
                ? new DispatchCommand.Accept(gatheringId, answer.counsellor())
                : new DispatchCommand.Decline(gatheringId, answer.reason());
        Receipt receipt = commands.send(DispatchCommand.class, command, key, answer);
        readModels.await(REQUESTS, receipt);
    }
}
