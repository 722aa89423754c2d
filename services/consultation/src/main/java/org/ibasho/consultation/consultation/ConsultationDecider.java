package org.ibasho.consultation.consultation;

import static org.ibasho.consultation.consultation.ConsultationRule.CONSULTATION_ALREADY_RECORDED;
import static org.ibasho.consultation.consultation.ConsultationRule.GATHERING_NOT_FOUND;
import static org.ibasho.consultation.consultation.ConsultationRule.NO_PURPOSE;
import static org.ibasho.consultation.consultation.ConsultationRule.OCCURRED_IN_THE_FUTURE;
import static org.ibasho.consultation.consultation.ConsultationRule.OCCURRED_TOO_LONG_AGO;
import static org.ibasho.consultation.consultation.ConsultationRule.PURPOSE_TWICE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.consultation.consultation.ConsultationCommand.Gathering;
import org.ibasho.consultation.consultation.ConsultationCommand.WriteDown;
import org.ibasho.consultation.consultation.ConsultationState.Absent;
import org.ibasho.time.Tokyo;

/** Decides the commands of a consultation record: a pure function of command and state. */
final class ConsultationDecider {

    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
    private static final Instant EARLIEST =
            LocalDate.of(2000, 1, 1).atStartOfDay(Tokyo.ZONE).toInstant();

    private ConsultationDecider() {}

    static List<ConsultationEvent> decide(ConsultationCommand command, ConsultationState state) {
        return switch (command) {
            case WriteDown it -> writeDown(it, state);
        };
    }

    private static List<ConsultationEvent> writeDown(WriteDown it, ConsultationState state) {
        Refusal.unless(state instanceof Absent, CONSULTATION_ALREADY_RECORDED);
        Refusal.unless(!it.occurredAt().isAfter(it.now().plus(CLOCKS_DIFFER)), OCCURRED_IN_THE_FUTURE);
        Refusal.unless(!it.occurredAt().isBefore(EARLIEST), OCCURRED_TOO_LONG_AGO);
        Gathering gathering = it.gathering();
        Refusal.unless(gathering == null || gathering.programme() != null, GATHERING_NOT_FOUND);
        return List.of(new ConsultationEvent.Recorded(
                it.consultationId(),
                it.channel().name(),
                it.relationship().name(),
                it.ageBand().toString(),
                inTheListsOrder(it.purposes()),
                it.occurredAt(),
                gathering == null ? null : gathering.gatheringId(),
                gathering == null ? null : gathering.programme()));
    }

    private static List<String> inTheListsOrder(List<Purpose> purposes) {
        Refusal.unless(!purposes.isEmpty(), NO_PURPOSE);
        EnumSet<Purpose> distinct = EnumSet.copyOf(purposes);
        Refusal.unless(distinct.size() == purposes.size(), PURPOSE_TWICE);
        return distinct.stream().map(Enum::name).toList();
    }
}
