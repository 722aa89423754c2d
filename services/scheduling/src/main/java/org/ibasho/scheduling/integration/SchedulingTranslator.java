package org.ibasho.scheduling.integration;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.hpke.RecipientPublicKey;
import org.ibasho.chassis.hpke.recipient.RecipientKeyEvent;
import org.ibasho.chassis.outbox.ContractTranslator;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.scheduling.DispatchRemindedV1;
import org.ibasho.contracts.scheduling.GatheringCancelledV1;
import org.ibasho.contracts.scheduling.GatheringConcludedV1;
import org.ibasho.contracts.scheduling.GatheringPublishedV1;
import org.ibasho.contracts.scheduling.GatheringRescheduledV1;
import org.ibasho.contracts.scheduling.GatheringRevisedV1;
import org.ibasho.contracts.scheduling.RecipientKeyPublishedV1;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.ibasho.scheduling.gathering.GatheringEvent.Cancelled;
import org.ibasho.scheduling.gathering.GatheringEvent.Concluded;
import org.ibasho.scheduling.gathering.GatheringEvent.Planned;
import org.ibasho.scheduling.gathering.GatheringEvent.Published;
import org.ibasho.scheduling.gathering.GatheringEvent.Rescheduled;
import org.ibasho.scheduling.gathering.GatheringEvent.Revised;
import org.ibasho.scheduling.staffing.dispatch.DispatchEvent;
import org.ibasho.time.Tokyo;
import org.springframework.stereotype.Component;

/** Translates gathering events to contract events. Plans, themes and reasons of cancellations are not published. */
@Component
class SchedulingTranslator implements ContractTranslator {

    @Override
    public List<ContractEvent> translate(Event event) {
        return switch (event) {
            case GatheringEvent gathering -> told(gathering);
            case DispatchEvent dispatch -> told(dispatch);
            case RecipientKeyEvent key -> told(key);
            case null, default -> List.of();
        };
    }

    private static List<ContractEvent> told(GatheringEvent event) {
        return switch (event) {
            case Planned _ -> List.of();
            case Published it -> List.of(published(it));
            case Rescheduled it
            when it.published() ->
                List.of(new GatheringRescheduledV1(it.gatheringId(), japan(it.startsAt()), japan(it.endsAt())));
            case Rescheduled _ -> List.of();
            case Cancelled it when it.published() -> List.of(new GatheringCancelledV1(it.gatheringId()));
            case Cancelled _ -> List.of();
            case Revised it -> revised(it);
            case Concluded it -> List.of(new GatheringConcludedV1(it.gatheringId()));
        };
    }

    private static List<ContractEvent> told(DispatchEvent event) {
        return switch (event) {
            case DispatchEvent.Reminded it ->
                List.of(new DispatchRemindedV1(it.gatheringId(), japan(it.startsAt()), japan(it.answerBy())));
        };
    }

    private static List<ContractEvent> told(RecipientKeyEvent event) {
        return switch (event) {
            case RecipientKeyEvent.Published it ->
                List.of(new RecipientKeyPublishedV1(
                        it.recipientId(),
                        it.recipient(),
                        it.number(),
                        it.keyId(),
                        it.suite(),
                        it.publicKey(),
                        new RecipientPublicKey(it.keyId(), it.publicKey()).fingerprint(),
                        japan(it.madeAt())));
        };
    }

    private static GatheringPublishedV1 published(Published it) {
        return new GatheringPublishedV1(
                it.gatheringId(),
                it.programme(),
                it.kind(),
                it.mandate(),
                japan(it.startsAt()),
                japan(it.endsAt()),
                new GatheringPublishedV1.Venue(it.venue(), it.town()),
                it.doors());
    }

    private static List<ContractEvent> revised(Revised it) {
        return it.published() && it.relocated() && it.doors() != null
                ? List.of(new GatheringRevisedV1(
                        it.gatheringId(), new GatheringPublishedV1.Venue(it.venue(), it.town()), it.doors()))
                : List.of();
    }

    private static OffsetDateTime japan(Instant at) {
        return Tokyo.time(at);
    }
}
