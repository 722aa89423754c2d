package org.ibasho.chassis.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.ibasho.chassis.command.TransientFailure;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.outbox.PublicationNumbers.Place;
import org.ibasho.chassis.outbox.PublicationNumbers.Publication;
import org.ibasho.chassis.trace.TraceCarrier;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.catalogue.ContractType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Translates stored events to contract events and hands these to Kafka. */
public final class OutboxRelay {

    /** The reader's name. */
    static final String NAME = "outbox";

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final ContractTranslator translator;
    private final PublicationNumbers numbers;
    private final CloudEventWriter writer;
    private final PendingSends pendingSends;
    private final TraceCarrier traces;
    private final MeterRegistry meters;
    private final Counter again;

    /** Of the events that were prepared last. */
    private final Map<String, List<ContractEvent>> translated = new HashMap<>();

    private final Map<String, RuntimeException> untranslatable = new HashMap<>();

    private final Map<Publication, PublicationNumber> numbered = new HashMap<>();

    OutboxRelay(
            ContractTranslator translator,
            PublicationNumbers numbers,
            CloudEventWriter writer,
            PendingSends pendingSends,
            TraceCarrier traces,
            MeterRegistry meters) {
        this.translator = translator;
        this.numbers = numbers;
        this.writer = writer;
        this.pendingSends = pendingSends;
        this.traces = traces;
        this.meters = meters;
        this.again = meters.counter("ibasho.outbox.published.again");
    }

    /** An event cannot be translated; another attempt of this program fails in the same way. */
    static final class Untranslatable extends RuntimeException {

        private final RuntimeException failure;

        Untranslatable(RuntimeException failure) {
            super(failure);
            this.failure = failure;
        }

        RuntimeException failure() {
            return failure;
        }
    }

    /**
     * Numbers what others get to know of some events, with one commit; {@link #publish} of each has to follow. An event
     * that cannot be translated gets no number, nor do the later ones of its stream: they are not published either.
     */
    void prepare(List<? extends EventMessage<?>> stored) {
        prepare(stored, numbers::number);
    }

    /** The same for events that have been published before; {@link #publishAgain} of each has to follow. */
    void prepareAgain(List<? extends EventMessage<?>> stored) {
        prepare(stored, numbers::numberAgain);
    }

    private void prepare(
            List<? extends EventMessage<?>> stored,
            Function<List<Publication>, Map<Publication, PublicationNumber>> number) {
        translated.clear();
        untranslatable.clear();
        List<Publication> publications = new ArrayList<>();
        Set<String> stopped = new HashSet<>();
        for (EventMessage<?> event : stored) {
            if (!stopped.contains(streamOf(event))) {
                try {
                    List<ContractEvent> told = translate(event);
                    translated.put(event.getIdentifier(), told);
                    told.forEach(one -> publications.add(publication(one, event)));
                } catch (RuntimeException failure) {
                    if (TransientFailure.passes(failure)) {
                        // the key that something is sealed to could not be looked up: the relay waits
                        throw failure;
                    }
                    untranslatable.put(event.getIdentifier(), failure);
                    stopped.add(streamOf(event));
                }
            }
        }
        numbered.clear();
        numbered.putAll(number.apply(publications));
    }

    private static String streamOf(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> inStream
                ? inStream.getAggregateIdentifier()
                : event.getIdentifier();
    }

    /**
     * Hands over what others get to know of an event; {@link #awaitAcknowledgements} has to follow.
     *
     * @throws Untranslatable if it cannot be translated; nothing of it was handed over then
     */
    public void publish(EventMessage<?> stored) {
        String id = stored.getIdentifier();
        if (!translated.containsKey(id) && !untranslatable.containsKey(id)) {
            prepare(List.of(stored));
        }
        RuntimeException failure = untranslatable.get(id);
        if (failure != null) {
            throw new Untranslatable(failure);
        }
        String traceparent = (String) stored.getMetaData().get(TraceCarrier.TRACEPARENT);
        Objects.requireNonNull(translated.get(id))
                .forEach(told -> traces.continueIn("publish", traceparent, () -> send(told, stored, traceparent)));
    }

    private List<ContractEvent> translate(EventMessage<?> stored) {
        return Event.class.isAssignableFrom(stored.getPayloadType())
                ? translator.translate((Event) stored.getPayload())
                : List.of();
    }

    private static Publication publication(ContractEvent told, EventMessage<?> stored) {
        Subject subject = Subject.of(told);
        return new Publication(
                UUID.fromString(stored.getIdentifier()), subject.topic(), subject.subject(), place(stored));
    }

    private static Place place(EventMessage<?> stored) {
        return stored instanceof DomainEventMessage<?> inStream
                ? new Place(UUID.fromString(inStream.getAggregateIdentifier()), inStream.getSequenceNumber())
                : new Place(UUID.fromString(stored.getIdentifier()), 0);
    }

    /** A topic and what its events are about. */
    record Subject(String topic, String subject) {

        static Subject of(ContractEvent told) {
            return new Subject(ContractType.of(told).topic().topicName(), told.subject());
        }
    }

    /** The subjects of the events that were prepared last, and the first number that each of them has there. */
    Map<Subject, Long> firstNumbers() {
        Map<Subject, Long> first = new HashMap<>();
        numbered.forEach((publication, number) ->
                first.merge(new Subject(publication.topic(), publication.subject()), number.sequence(), Math::min));
        return first;
    }

    /**
     * Hands over again what others got to know of a prepared event, without a line in the log for each.
     *
     * @throws Untranslatable as {@link #publish} does
     */
    void publishAgain(EventMessage<?> stored, Predicate<Subject> wanted) {
        RuntimeException failure = untranslatable.get(stored.getIdentifier());
        if (failure != null) {
            throw new Untranslatable(failure);
        }
        String traceparent = (String) stored.getMetaData().get(TraceCarrier.TRACEPARENT);
        Map<String, String> headers = traceparent == null ? Map.of() : Map.of(TraceCarrier.TRACEPARENT, traceparent);
        for (ContractEvent told : translated.getOrDefault(stored.getIdentifier(), List.of())) {
            if (wanted.test(Subject.of(told))) {
                ProducerRecord<String, byte[]> message = writer.write(
                        told, stored.getIdentifier(), stored.getTimestamp(), number(told, stored), headers);
                pendingSends.send(message, again::increment);
            }
        }
    }

    /** Returns when Kafka has acknowledged everything that was handed over. */
    public void awaitAcknowledgements() {
        pendingSends.await();
    }

    private void send(ContractEvent told, EventMessage<?> stored, @Nullable String traceparent) {
        ProducerRecord<String, byte[]> message = writer.write(
                told, stored.getIdentifier(), stored.getTimestamp(), number(told, stored), traces.current());
        String type = ContractType.of(told).typeName();
        pendingSends.send(message, () -> acknowledged(type, traceparent));
    }

    private PublicationNumber number(ContractEvent told, EventMessage<?> stored) {
        return Objects.requireNonNull(numbered.get(publication(told, stored)));
    }

    private void acknowledged(String type, @Nullable String traceparent) {
        meters.counter("ibasho.outbox.published", "type", type).increment();
        traces.continueIn("published", traceparent, () -> log.info("published {}", type));
    }
}
