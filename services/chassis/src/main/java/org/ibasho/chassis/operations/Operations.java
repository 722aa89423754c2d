package org.ibasho.chassis.operations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.eventstore.reader.ParkedStreams;
import org.ibasho.chassis.inbox.ParkedMessageResolution;
import org.ibasho.chassis.inbox.ParkedMessageResolution.Outcome;
import org.ibasho.chassis.inbox.ParkedMessages;
import org.ibasho.chassis.inbox.ParkedMessages.ParkedSubject;
import org.ibasho.chassis.journal.OperatorAction;
import org.ibasho.chassis.journal.OperatorJournal;
import org.ibasho.chassis.lag.LagMeter;
import org.ibasho.chassis.operations.Overview.Again;
import org.ibasho.chassis.operations.Overview.Left;
import org.ibasho.chassis.operations.Overview.Shown;
import org.ibasho.chassis.operations.Overview.Stopped;
import org.ibasho.chassis.outbox.Republication;
import org.ibasho.chassis.projection.ReadModelCatalog;
import org.ibasho.chassis.projection.RebuildRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The operators' API, as far as this service has the parts: one without events of its own publishes nothing. */
@Component
class Operations {

    private static final int HISTORY = 50;
    private static final int MOST_SHOWN = 100;

    private final String service;
    private final Optional<ParkedMessages> parked;
    private final Optional<Republication> publication;
    private final Optional<LagMeter> outbox;
    private final Optional<LagMeter> inbox;
    private final ReadModelCatalog readModels;
    private final ParkedStreams streams;
    private final OperatorJournal journal;

    Operations(
            @Value("${spring.application.name}") String service,
            ObjectProvider<ParkedMessages> parked,
            ObjectProvider<Republication> publication,
            @Qualifier("outboxLagMeter") ObjectProvider<LagMeter> outbox,
            @Qualifier("inboxLagMeter") ObjectProvider<LagMeter> inbox,
            ReadModelCatalog readModels,
            ParkedStreams streams,
            OperatorJournal journal) {
        this.service = service;
        this.parked = Optional.ofNullable(parked.getIfAvailable());
        this.publication = Optional.ofNullable(publication.getIfAvailable());
        this.outbox = Optional.ofNullable(outbox.getIfAvailable());
        this.inbox = Optional.ofNullable(inbox.getIfAvailable());
        this.readModels = readModels;
        this.streams = streams;
        this.journal = journal;
    }

    Overview overview() {
        return new Overview(service, allParked(), left(outbox), left(inbox), again(), shown(), stopped());
    }

    List<ParkedSubject> allParked() {
        return parked.map(ParkedMessages::all).orElse(List.of());
    }

    List<OperatorAction> history() {
        return journal.latest(HISTORY);
    }

    /** Another try. If somebody has settled the message before, nothing happens, and the answer says so. */
    ParkedMessageResolution retry(long id, String by) {
        return settle(id, (messages, subject) -> messages.retry(subject, by));
    }

    /**
     * The end of a message that nothing can mend. If somebody has settled it before, nothing happens, and the answer
     * says so.
     */
    ParkedMessageResolution discard(long id, String by) {
        return settle(id, (messages, subject) -> messages.discard(subject, by));
    }

    private ParkedMessageResolution settle(
            long id, BiFunction<ParkedMessages, ParkedSubject, ParkedMessageResolution> request) {
        return find(id).map(subject -> request.apply(parked.orElseThrow(), subject))
                .orElseGet(() -> new ParkedMessageResolution(Outcome.ALREADY_SETTLED, 0));
    }

    /**
     * The subject that waits because of a message; empty if somebody has settled the message.
     *
     * @throws Refusal if no such message was ever parked
     */
    Optional<ParkedSubject> find(long id) {
        Optional<ParkedSubject> found = parked.flatMap(messages -> messages.find(id));
        boolean known = found.isPresent()
                || parked.filter(messages -> messages.isSettled(id)).isPresent();
        Refusal.unless(known, OperationsRule.PARKED_MESSAGE_NOT_FOUND);
        return found;
    }

    void publishAgain(String by) {
        Refusal.unless(publishes(), OperationsRule.NOTHING_TO_PUBLISH);
        Refusal.unless(publication.orElseThrow().ask(by), OperationsRule.PUBLICATION_UNDER_WAY);
    }

    boolean publishes() {
        return publication.isPresent();
    }

    void rebuild(String readModel, String by) {
        Refusal.unless(
                shown().stream().anyMatch(one -> one.name().equals(readModel)), OperationsRule.READ_MODEL_NOT_FOUND);
        try {
            readModels.rebuild(readModel);
        } catch (RebuildRefused underWay) {
            throw new Refusal(OperationsRule.REBUILD_UNDER_WAY);
        }
        journal.noteRebuild(readModel, by);
    }

    /** Has a reader try a parked stream once more, in whichever process it is. */
    void retryStream(String reader, UUID stream, String by) {
        Refusal.unless(streams.askRetry(reader, stream.toString()), OperationsRule.PARKED_STREAM_NOT_FOUND);
        journal.noteStreamRetry(reader, stream.toString(), by);
    }

    private List<Stopped> stopped() {
        return streams.all(MOST_SHOWN).stream().map(Stopped::of).toList();
    }

    private List<Shown> shown() {
        return readModels.all().stream().map(Shown::of).toList();
    }

    private @Nullable Again again() {
        return publication
                .flatMap(Republication::open)
                .map(request -> new Again(request.by(), request.at(), request.begun(), request.percent()))
                .orElse(null);
    }

    private static @Nullable Left left(Optional<LagMeter> meter) {
        return meter.map(LagMeter::now).map(Left::of).orElse(null);
    }
}
