package org.ibasho.consultation.dispatch;

import java.util.Optional;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.projection.ReadModels;
import org.ibasho.consultation.counsellor.Counsellor;
import org.ibasho.consultation.counsellor.Counsellors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Application service for dispatches; returns when the list of requests shows the answer. */
@Component
public class Dispatches {

    /** The read model that shows the effect. */
    public static final String REQUESTS = "requests";

    private final Commands commands;
    private final Counsellors counsellors;
    private final ReadModels readModels;

    Dispatches(Commands commands, Counsellors counsellors, ReadModels readModels) {
        this.commands = commands;
        this.counsellors = counsellors;
        this.readModels = readModels;
    }

    /**
     * Answers the request for a gathering; an answer can be changed until the gathering is concluded.
     *
     * @throws org.ibasho.chassis.decision.Refusal if a rule forbids it ({@link DispatchRule})
     */
    public void answer(String gatheringId, Answer answer, IdempotencyKey key) {
        DispatchCommand command = answer.accepted()
                ? new DispatchCommand.Accept(gatheringId, answer.counsellorId(), nameOf(answer.counsellorId()))
                : new DispatchCommand.Decline(gatheringId, answer.reason());
        Receipt receipt = commands.send(DispatchCommand.class, command, key, answer);
        readModels.await(REQUESTS, receipt);
    }

    /** The list of counsellors shows everybody who was registered before the answer: each change waits for it. */
    private @Nullable String nameOf(@Nullable String counsellorId) {
        return Optional.ofNullable(counsellorId)
                .flatMap(counsellors::find)
                .filter(counsellor -> !counsellor.isGone())
                .map(Counsellor::name)
                .orElse(null);
    }
}
