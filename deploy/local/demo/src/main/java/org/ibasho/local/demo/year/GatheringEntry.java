package org.ibasho.local.demo.year;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.ibasho.local.demo.vocabulary.Entrance;
import org.ibasho.local.demo.vocabulary.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A gathering.
 *
 * @param id what tells it from all others of its file, however the file is rearranged
 * @param announced when it was first meant to be
 * @param moved when it is instead; null if it stayed where it was
 * @param cancelled why it does not take place; null if it does
 * @param counted who came, an empty list if nobody did; null if that is not known
 * @param answer what the centre said; null if it has not answered
 */
public record GatheringEntry(
        String id,
        Kind kind,
        @Nullable String theme,
        Span announced,
        @Nullable Span moved,
        Venue venue,
        List<Entrance> doors,
        @Nullable String cancelled,
        @Nullable List<Count> counted,
        @Nullable CentreAnswer answer,
        List<ConsultationEntry> consultations) {

    private static final int MONTHS_ANNOUNCED_AHEAD = 2;

    public GatheringEntry {
        doors = List.copyOf(doors);
        counted = counted == null ? null : List.copyOf(counted);
        consultations = List.copyOf(consultations);
    }

    /** When it takes place after all. */
    public Span span() {
        return moved == null ? announced : moved;
    }

    public boolean isPast(LocalDate today) {
        return !span().day().isAfter(today);
    }

    /** Numbers of a day that has not come yet are not believed. */
    public TargetState targetState(LocalDate today) {
        if (cancelled != null) {
            return TargetState.CANCELLED;
        }
        if (isPast(today)) {
            return counted == null ? TargetState.PUBLISHED : TargetState.HELD;
        }
        YearMonth last = YearMonth.from(today).plusMonths(MONTHS_ANNOUNCED_AHEAD);
        return span().month().isAfter(last) ? TargetState.PLANNED : TargetState.PUBLISHED;
    }

    /** The visits; empty if they are not known, too. */
    public List<Count> counts() {
        return counted == null ? List.of() : counted;
    }

    /** How many came, all in all. */
    public int visits() {
        return counts().stream().mapToInt(Count::number).sum();
    }

    /** The consultations that have taken place: none at a gathering that did not. */
    public List<ConsultationEntry> pastConsultations(LocalDate today) {
        return isPast(today) && cancelled == null ? consultations : List.of();
    }

    /** As {@code 2026-04-11 通常例会}. */
    @Override
    public String toString() {
        return announced.day() + " " + kind.label();
    }
}
