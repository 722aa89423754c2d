package org.ibasho.consultation.consultation;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import java.util.UUID;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.projection.ReadModels;
import org.ibasho.consultation.consultation.ConsultationCommand.Gathering;
import org.ibasho.consultation.dispatch.DispatchRequest;
import org.ibasho.consultation.dispatch.DispatchRequests;
import org.springframework.stereotype.Component;

/**
 * Application service for consultation records. It adds an id, the time and the gathering's programme, sends the
 * command, and returns when the register shows the record.
 */
@Component
public class Consultations {

    /** The read model that shows the effect. */
    public static final String REGISTER = "register";

    private final Commands commands;
    private final ReadModels readModels;
    private final DispatchRequests requests;
    private final Clock clock;

    Consultations(Commands commands, ReadModels readModels, DispatchRequests requests, Clock clock) {
        this.commands = commands;
        this.readModels = readModels;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * Records a consultation; the receipt's stream is its new id.
     *
     * @throws org.ibasho.chassis.decision.Refusal if a rule forbids it ({@link ConsultationRule})
     */
    public Receipt record(NewConsultation consultation, IdempotencyKey key) {
        ConsultationCommand.WriteDown command = new ConsultationCommand.WriteDown(
                Generators.timeBasedEpochGenerator().generate().toString(),
                consultation.channel(),
                consultation.relationship(),
                consultation.ageBand(),
                consultation.purposes(),
                consultation.occurredAt().toInstant(),
                consultation.gatheringId() == null ? null : gathering(consultation.gatheringId()),
                clock.instant());
        Receipt receipt = commands.send(ConsultationCommand.class, command, key, consultation);
        readModels.await(REGISTER, receipt);
        return receipt;
    }

    /** A requested gathering stays known, so a lookup in the read model is safe. */
    private Gathering gathering(UUID id) {
        return new Gathering(
                id.toString(),
                requests.find(id.toString()).map(DispatchRequest::programme).orElse(null));
    }
}
