package org.ibasho.benchmarks.lag;

import java.time.ZoneOffset;
import java.util.List;
import org.ibasho.benchmarks.sample.MeetingEvent;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.outbox.ContractTranslator;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.GatheringPublishedV1;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes a service tell others what happened, by the chassis's own relay. */
@Configuration(proxyBeanMethods = false)
class NoteTranslator {

    @Bean
    ContractTranslator translator() {
        return NoteTranslator::translate;
    }

    static List<ContractEvent> translate(Event event) {
        MeetingEvent.Noted noted = (MeetingEvent.Noted) event;
        return List.of(new GatheringPublishedV1(
                noted.meetingId(),
                noted.programme(),
                noted.kind(),
                noted.mandate(),
                noted.startsAt().atOffset(ZoneOffset.UTC),
                noted.endsAt().atOffset(ZoneOffset.UTC),
                new GatheringPublishedV1.Venue(noted.venue(), noted.town()),
                noted.doors()));
    }
}
