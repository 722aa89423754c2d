package org.ibasho.benchmarks.sealing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.benchmarks.sample.StreamRotation;

/** Stores events about people as years of use would: ten about each, those of different people mixed. */
final class PersonFiller {

    private static final int BATCH = 500;

    private PersonFiller() {}

    /** Stores a sealed event about each of so many new people, a multiple of 500, and returns who they are. */
    static List<String> people(RunningService service, int number) {
        StreamRotation ids = new StreamRotation();
        List<String> people =
                Stream.generate(ids::newId).limit(number).map(UUID::toString).toList();
        for (int done = 0; done < number; done += BATCH) {
            service.engine()
                    .appendEvents(people.subList(done, done + BATCH).stream()
                            .map(person -> event(service, person, 0, true))
                            .toList());
        }
        return people;
    }

    /** Stores a number of events, a multiple of 500, through the service's engine. */
    static void fill(RunningService service, long events, boolean sealed) {
        StreamRotation streams = new StreamRotation();
        for (long done = 0; done < events; done += BATCH) {
            List<GenericDomainEventMessage<PersonEvent>> batch = new ArrayList<>();
            for (int n = 0; n < BATCH; n++) {
                StreamRotation.Place place = streams.next();
                batch.add(event(service, place.stream().toString(), place.sequence(), sealed));
            }
            service.engine().appendEvents(batch);
        }
    }

    private static GenericDomainEventMessage<PersonEvent> event(
            RunningService service, String person, long sequence, boolean sealed) {
        return new GenericDomainEventMessage<>(
                "person",
                person,
                sequence,
                new PersonCommand.Describe(person, person, sealed).described((int) sequence + 1),
                MetaData.with("by", "supervisor"),
                service.newEventId(),
                Instant.now());
    }
}
