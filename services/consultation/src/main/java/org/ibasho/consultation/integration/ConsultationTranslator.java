package org.ibasho.consultation.integration;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.hpke.MessagePart;
import org.ibasho.chassis.hpke.sender.MessageSealer;
import org.ibasho.chassis.outbox.ContractTranslator;
import org.ibasho.consultation.consultation.ConsultationEvent;
import org.ibasho.consultation.consultation.ConsultationEvent.Recorded;
import org.ibasho.consultation.dispatch.DispatchEvent;
import org.ibasho.consultation.dispatch.DispatchEvent.Accepted;
import org.ibasho.consultation.dispatch.DispatchEvent.AskedAgain;
import org.ibasho.consultation.dispatch.DispatchEvent.Concluded;
import org.ibasho.consultation.dispatch.DispatchEvent.Declined;
import org.ibasho.consultation.dispatch.DispatchEvent.Relocated;
import org.ibasho.consultation.dispatch.DispatchEvent.Reminded;
import org.ibasho.consultation.dispatch.DispatchEvent.Requested;
import org.ibasho.consultation.dispatch.DispatchEvent.Withdrawn;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.SealedText;
import org.ibasho.contracts.catalogue.ContractType;
import org.ibasho.contracts.consultation.ConsultationRecordedV1;
import org.ibasho.contracts.consultation.DispatchAnsweredV1;
import org.ibasho.contracts.consultation.DispatchRepliedV2;
import org.ibasho.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Translates the centre's events to contract events. An answer is published without the name; only scheduling learns
 * the name, which is sealed to its key. A consultation is published with month, channel and programme only.
 */
@Component
class ConsultationTranslator implements ContractTranslator {

    private static final String NPO = "scheduling";

    private final MessageSealer sealer;

    ConsultationTranslator(MessageSealer sealer) {
        this.sealer = sealer;
    }

    @Override
    public List<ContractEvent> translate(Event event) {
        return switch (event) {
            case DispatchEvent dispatch -> told(dispatch);
            case ConsultationEvent consultation -> told(consultation);
            case null, default -> List.of();
        };
    }

    private List<ContractEvent> told(DispatchEvent event) {
        return switch (event) {
            case Accepted it ->
                List.of(
                        new DispatchAnsweredV1(it.gatheringId(), true),
                        new DispatchRepliedV2(
                                it.gatheringId(),
                                Tokyo.time(it.startsAt()),
                                true,
                                sealed(it.gatheringId(), "counsellor", it.counsellor()),
                                null));
            case Declined it ->
                List.of(
                        new DispatchAnsweredV1(it.gatheringId(), false),
                        new DispatchRepliedV2(
                                it.gatheringId(),
                                Tokyo.time(it.startsAt()),
                                false,
                                null,
                                sealed(it.gatheringId(), "reason", it.reason())));
            case Requested _, AskedAgain _, Reminded _, Relocated _, Withdrawn _, Concluded _ -> List.of();
        };
    }

    private @Nullable SealedText sealed(String gatheringId, String component, @Nullable String text) {
        return sealer.seal(NPO, new MessagePart(ContractType.DISPATCH_REPLIED_V2, gatheringId, component), text);
    }

    private static List<ContractEvent> told(ConsultationEvent event) {
        return switch (event) {
            case Recorded it ->
                List.of(new ConsultationRecordedV1(
                        it.consultationId(), month(it.occurredAt()), it.channel(), it.programme()));
        };
    }

    private static String month(Instant at) {
        return YearMonth.from(at.atZone(Tokyo.ZONE)).toString();
    }
}
