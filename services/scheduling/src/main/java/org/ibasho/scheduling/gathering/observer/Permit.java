package org.ibasho.scheduling.gathering.observer;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A permit for observers (見学・取材の許可), for decisions and pages. It names nobody.
 *
 * @param programme the programme that it is valid for; null before it was granted
 * @param people the number of people
 * @param decidedOn the day of the decision
 * @param validUntil the last day of its validity
 * @param gatherings the gatherings that they attend
 */
public record Permit(
        String id,
        @Nullable String programme,
        ObserverPurpose purpose,
        int people,
        LocalDate decidedOn,
        LocalDate validUntil,
        List<String> gatherings) {

    /** Before the first event. */
    static final Permit NONE =
            new Permit("", null, ObserverPurpose.VISIT, 0, LocalDate.EPOCH, LocalDate.EPOCH, List.of());

    public Permit {
        gatherings = List.copyOf(gatherings);
    }

    /** Whether it is valid on a day. */
    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(decidedOn) && !day.isAfter(validUntil);
    }

    boolean isGranted() {
        return programme != null;
    }

    /** The permit after an event. It only assigns; the decider has already checked the rules. */
    Permit evolve(PermitEvent event) {
        return switch (event) {
            case PermitEvent.Granted it ->
                new Permit(
                        it.permitId(),
                        it.programme(),
                        ObserverPurpose.valueOf(it.purpose()),
                        it.people(),
                        it.decidedOn(),
                        it.validUntil(),
                        List.of());
            case PermitEvent.Attached it ->
                with(Stream.concat(gatherings.stream(), Stream.of(it.gatheringId()))
                        .toList());
            case PermitEvent.Detached it ->
                with(gatherings.stream()
                        .filter(id -> !id.equals(it.gatheringId()))
                        .toList());
        };
    }

    private Permit with(List<String> newGatherings) {
        return new Permit(id, programme, purpose, people, decidedOn, validUntil, newGatherings);
    }
}
