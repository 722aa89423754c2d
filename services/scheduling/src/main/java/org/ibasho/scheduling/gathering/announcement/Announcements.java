package org.ibasho.scheduling.gathering.announcement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.eventstore.EventHistory;
import org.ibasho.chassis.projection.ReadModels;
import org.ibasho.scheduling.gathering.GatheringCommand;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.ibasho.scheduling.gathering.Gatherings;
import org.ibasho.scheduling.programme.Kind;
import org.springframework.stereotype.Component;

/**
 * Publishes gatherings. The check of the roster and the publication are one transaction: if a seat is released at the
 * same time, one of the two conflicts and is decided again.
 */
@Component
public class Announcements {

    private final Commands commands;
    private final ReadModels readModels;
    private final EventHistory events;
    private final SeatsConsent seats;

    Announcements(Commands commands, ReadModels readModels, EventHistory events, SeatsConsent seats) {
        this.commands = commands;
        this.readModels = readModels;
        this.events = events;
        this.seats = seats;
    }

    /**
     * Publishes a gathering, and returns when the read models show it.
     *
     * @param withMissingSeats whether to publish it with missing seats; user and seats are recorded
     * @param by the user name in the realm
     * @throws SeatsMissing if seats are missing without permission
     * @throws org.ibasho.chassis.decision.Refusal if it cannot be published
     */
    public void publish(String gatheringId, boolean withMissingSeats, String by, IdempotencyKey key) {
        Optional<SeatsConsent.Question> question =
                kindOf(gatheringId).flatMap(kind -> seats.of(gatheringId, kind, withMissingSeats, by));
        commands.inOneTransaction(() -> publish(gatheringId, question, key)).forEach(readModels::await);
    }

    private Map<String, Receipt> publish(
            String gatheringId, Optional<SeatsConsent.Question> question, IdempotencyKey key) {
        Map<String, Receipt> receipts = new LinkedHashMap<>();
        GatheringCommand publish = new GatheringCommand.Publish(gatheringId);
        receipts.put(Gatherings.CALENDAR, commands.send(GatheringCommand.class, publish, key, List.of()));
        question.ifPresent(it -> receipts.put(it.readModel(), it.ask(key)));
        return receipts;
    }

    /** The kind of a gathering, from its stream: it never changes, and a read model may be slightly behind. */
    private Optional<Kind> kindOf(String gatheringId) {
        return events.of(gatheringId, GatheringEvent.class).stream()
                .filter(GatheringEvent.Planned.class::isInstance)
                .map(GatheringEvent.Planned.class::cast)
                .map(planned -> Kind.valueOf(planned.kind()))
                .findFirst();
    }
}
