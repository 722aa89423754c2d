package org.ibasho.scheduling.gathering.calendar;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.ibasho.chassis.readmodel.ReadModel;
import org.ibasho.chassis.readmodel.Upsert;
import org.ibasho.chassis.readmodel.VersionedRow;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.ibasho.scheduling.gathering.GatheringEvent.Cancelled;
import org.ibasho.scheduling.gathering.GatheringEvent.Concluded;
import org.ibasho.scheduling.gathering.GatheringEvent.Planned;
import org.ibasho.scheduling.gathering.GatheringEvent.Published;
import org.ibasho.scheduling.gathering.GatheringEvent.Rescheduled;
import org.ibasho.scheduling.gathering.GatheringEvent.Revised;
import org.ibasho.scheduling.gathering.Gatherings;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry.State;
import org.ibasho.scheduling.programme.Programme;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Builds the calendar: one row per gathering. */
@Component
class CalendarProjector implements ReadModel<GatheringEvent, CalendarEntry> {

    private static final Upsert<VersionedRow<CalendarEntry>> CALENDAR = Upsert.<VersionedRow<CalendarEntry>>into(
                    "calendar")
            .key("id", "varchar", VersionedRow::streamId)
            .column("programme", "varchar", shown -> shown.row().programme())
            .column("kind", "varchar", shown -> shown.row().kind())
            .column("mandate", "varchar", shown -> shown.row().mandate())
            .column("theme", "text", shown -> shown.row().theme())
            .column("starts_at", "timestamptz", shown -> shown.row().startsAt())
            .column("ends_at", "timestamptz", shown -> shown.row().endsAt())
            .column("venue", "text", shown -> shown.row().venue())
            .column("town", "text", shown -> shown.row().town())
            .column("doors", "text[]", shown -> shown.row().doors())
            .column("state", "varchar", shown -> shown.row().state())
            .column("announced", "boolean", shown -> shown.row().announced())
            .column("cancellation_reason", "text", shown -> shown.row().cancellationReason())
            .column("moved_from", "timestamptz", shown -> shown.row().movedFrom())
            .column("tables", "text[]", shown -> shown.row().details().tables())
            .column("capacity", "int", shown -> shown.row().details().capacity())
            .column("meeting_point", "text", shown -> shown.row().details().meetingPoint())
            .column("gear", "text", shown -> shown.row().details().gear())
            .column("rain_rule", "text", shown -> shown.row().details().rainRule())
            .column("late_record", "boolean", shown -> shown.row().lateRecord())
            .column("replacement_id", "varchar", shown -> shown.row().replacementId())
            .column("version", "bigint", VersionedRow::version)
            .column("changed_at", "timestamptz", VersionedRow::changedAt)
            .build();

    @Override
    public String name() {
        return Gatherings.CALENDAR;
    }

    @Override
    public Class<GatheringEvent> events() {
        return GatheringEvent.class;
    }

    @Override
    public CalendarEntry evolve(@Nullable CalendarEntry row, GatheringEvent event) {
        return switch (event) {
            case Planned it -> planned(it);
            case Published _ -> {
                CalendarEntry before = Objects.requireNonNull(row);
                yield after(before, new Time(before, null), new Standing(State.PUBLISHED, true, null, null));
            }
            case Rescheduled it -> {
                CalendarEntry before = Objects.requireNonNull(row);
                Instant known = before.announced() ? before.startsAt() : null;
                Time time = new Time(it.startsAt(), it.endsAt(), known, it.lateRecord());
                yield after(before, time, new Standing(before.state(), before.announced(), null, null));
            }
            case Revised it -> revised(Objects.requireNonNull(row), it);
            case Cancelled it -> ended(Objects.requireNonNull(row), State.CANCELLED, it.reason(), it.replacementId());
            case Concluded _ -> ended(Objects.requireNonNull(row), State.CONCLUDED, null, null);
        };
    }

    /** Its time, and how that changed. */
    private record Time(
            Instant startsAt, Instant endsAt, @Nullable Instant movedFrom, boolean lateRecord) {

        Time(CalendarEntry as, @Nullable Instant movedFrom) {
            this(as.startsAt(), as.endsAt(), movedFrom, as.lateRecord());
        }
    }

    /** Its stage. */
    private record Standing(
            State state,
            boolean announced,
            @Nullable String reason,
            @Nullable String replacementId) {}

    private static CalendarEntry planned(Planned it) {
        return new CalendarEntry(
                it.gatheringId(),
                Programme.valueOf(it.programme()),
                it.kind(),
                it.mandate(),
                it.theme(),
                it.startsAt(),
                it.endsAt(),
                it.venue(),
                it.town(),
                it.doors(),
                State.PLANNED,
                false,
                null,
                null,
                it.details(),
                it.lateRecord(),
                null,
                0);
    }

    private static CalendarEntry revised(CalendarEntry before, Revised it) {
        return new CalendarEntry(
                before.id(),
                before.programme(),
                before.kind(),
                before.mandate(),
                it.theme(),
                before.startsAt(),
                before.endsAt(),
                it.venue(),
                it.town(),
                Objects.requireNonNullElse(it.doors(), before.doors()),
                before.state(),
                before.announced(),
                null,
                before.movedFrom(),
                Objects.requireNonNullElse(it.details(), before.details()),
                before.lateRecord(),
                null,
                before.version() + 1);
    }

    private static CalendarEntry ended(
            CalendarEntry it, State state, @Nullable String reason, @Nullable String replacementId) {
        Standing standing = new Standing(state, it.announced(), reason, replacementId);
        return after(it, new Time(it, it.movedFrom()), standing);
    }

    private static CalendarEntry after(CalendarEntry it, Time time, Standing standing) {
        return new CalendarEntry(
                it.id(),
                it.programme(),
                it.kind(),
                it.mandate(),
                it.theme(),
                time.startsAt(),
                time.endsAt(),
                it.venue(),
                it.town(),
                it.doors(),
                standing.state(),
                standing.announced(),
                standing.reason(),
                time.movedFrom(),
                it.details(),
                time.lateRecord(),
                standing.replacementId(),
                it.version() + 1);
    }

    @Override
    public List<VersionedRow<CalendarEntry>> load(JdbcClient jdbc, Collection<String> streamIds) {
        return jdbc
                .sql("select * from calendar where id = any(?)")
                .param(streamIds.toArray(String[]::new))
                .query((row, n) -> Calendar.entry(row))
                .list()
                .stream()
                .map(entry -> new VersionedRow<>(entry.id(), entry.version(), entry))
                .toList();
    }

    @Override
    public void save(JdbcClient jdbc, Collection<VersionedRow<CalendarEntry>> rows) {
        CALENDAR.write(jdbc, rows);
    }
}
