package org.ibasho.attendance.door.tally;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.ibasho.attendance.door.DoorEvent;
import org.ibasho.attendance.door.DoorEvent.Amended;
import org.ibasho.attendance.door.DoorEvent.CalledOff;
import org.ibasho.attendance.door.DoorEvent.Changed;
import org.ibasho.attendance.door.DoorEvent.Closed;
import org.ibasho.attendance.door.DoorEvent.ConfirmationUndone;
import org.ibasho.attendance.door.DoorEvent.Confirmed;
import org.ibasho.attendance.door.DoorEvent.Corrected;
import org.ibasho.attendance.door.DoorEvent.Marked;
import org.ibasho.attendance.door.DoorEvent.Moved;
import org.ibasho.attendance.door.DoorEvent.Opened;
import org.ibasho.attendance.door.DoorEvent.Prepared;
import org.ibasho.attendance.door.DoorEvent.Restated;
import org.ibasho.attendance.door.DoorEvent.SentBack;
import org.ibasho.attendance.door.DoorEvent.Undone;
import org.ibasho.attendance.door.Doors;
import org.ibasho.chassis.readmodel.ReadModel;
import org.ibasho.chassis.readmodel.Upsert;
import org.ibasho.chassis.readmodel.VersionedRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Builds the tally: one row per door and one per mark. Old marks are not loaded, because no event depends on them. */
@Component
class TallyProjector implements ReadModel<DoorEvent, DoorRow> {

    private static final Upsert<DoorRow> DOORS = Upsert.<DoorRow>into("door")
            .key("gathering_id", "varchar", DoorRow::gatheringId)
            .column("programme", "varchar", DoorRow::programme)
            .column("kind", "varchar", DoorRow::kind)
            .column("starts_at", "timestamptz", DoorRow::startsAt)
            .column("ends_at", "timestamptz", DoorRow::endsAt)
            .column("venue", "text", DoorRow::venue)
            .column("town", "text", DoorRow::town)
            .column("doors", "text[]", DoorRow::doors)
            .column("state", "varchar", DoorRow::state)
            .column("opened_at", "timestamptz", DoorRow::openedAt)
            .column("closed_at", "timestamptz", DoorRow::closedAt)
            .column("version", "bigint", DoorRow::version)
            .build();

    private static final Upsert<DoorRow.Mark> MARKS = Upsert.<DoorRow.Mark>into("mark")
            .key("gathering_id", "varchar", DoorRow.Mark::gatheringId)
            .key("mark_id", "varchar", DoorRow.Mark::markId)
            .column("who", "varchar", DoorRow.Mark::who)
            .column("visit", "varchar", DoorRow.Mark::visit)
            .column("door", "varchar", DoorRow.Mark::door)
            .column("made_at", "timestamptz", DoorRow.Mark::madeAt)
            .column("received_at", "timestamptz", DoorRow.Mark::receivedAt)
            .column("version", "bigint", DoorRow.Mark::version)
            .column("undone", "boolean", DoorRow.Mark::undone)
            .build();

    private static final Upsert<DoorRow.Correction> CORRECTIONS = Upsert.<DoorRow.Correction>into("correction")
            .key("gathering_id", "varchar", DoorRow.Correction::gatheringId)
            .key("version", "bigint", DoorRow.Correction::version)
            .key("place", "int", DoorRow.Correction::place)
            .column("who", "varchar", DoorRow.Correction::who)
            .column("visit", "varchar", DoorRow.Correction::visit)
            .column("door", "varchar", DoorRow.Correction::door)
            .column("difference", "int", DoorRow.Correction::difference)
            .build();

    @Override
    public String name() {
        return Doors.TALLY;
    }

    @Override
    public Class<DoorEvent> events() {
        return DoorEvent.class;
    }

    @Override
    public DoorRow evolve(@Nullable DoorRow row, DoorEvent event) {
        return switch (event) {
            case Prepared it -> DoorRow.prepared(it);
            case Moved it -> known(row).moved(it.startsAt(), it.endsAt());
            case Changed it -> known(row).changed(it);
            case CalledOff _ -> known(row).calledOff();
            case Opened it -> known(row).opened(it.at());
            case Marked it -> known(row).marked(it);
            case Undone it -> known(row).takenBack(it.markId());
            case Closed it -> known(row).closed(it.at());
            case Corrected it -> known(row).corrected(it);
            case Confirmed _ -> known(row).in(DoorEntry.State.CONFIRMED);
            case SentBack _ -> known(row).in(DoorEntry.State.OPEN);
            case ConfirmationUndone _ -> known(row).in(DoorEntry.State.CLOSED);
            case Amended _, Restated _ -> known(row).noted();
        };
    }

    private static DoorRow known(@Nullable DoorRow row) {
        return Objects.requireNonNull(row);
    }

    @Override
    public List<VersionedRow<DoorRow>> load(JdbcClient jdbc, Collection<String> streamIds) {
        return jdbc
                .sql("select * from door where gathering_id = any(?)")
                .param(streamIds.toArray(String[]::new))
                .query((row, n) -> row(row))
                .list()
                .stream()
                .map(door -> new VersionedRow<>(door.gatheringId(), door.version(), door))
                .toList();
    }

    private static DoorRow row(ResultSet row) throws SQLException {
        return new DoorRow(
                row.getString("gathering_id"),
                row.getString("programme"),
                row.getString("kind"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getString("venue"),
                row.getString("town"),
                Arrays.asList((String[]) row.getArray("doors").getArray()),
                DoorEntry.State.valueOf(row.getString("state")),
                Tallies.instant(row, "opened_at"),
                Tallies.instant(row, "closed_at"),
                row.getLong("version"),
                List.of(),
                Set.of(),
                List.of());
    }

    @Override
    public void save(JdbcClient jdbc, Collection<VersionedRow<DoorRow>> rows) {
        List<DoorRow> doors = rows.stream().map(VersionedRow::row).toList();
        DOORS.write(jdbc, doors);
        MARKS.write(jdbc, doors.stream().flatMap(door -> door.marks().stream()).toList());
        CORRECTIONS.write(
                jdbc,
                doors.stream().flatMap(door -> door.corrections().stream()).toList());
        takeBack(jdbc, doors);
    }

    private static void takeBack(JdbcClient jdbc, List<DoorRow> doors) {
        List<String> gatherings = new ArrayList<>();
        List<String> marks = new ArrayList<>();
        doors.forEach(door -> door.undone().forEach(mark -> {
            gatherings.add(door.gatheringId());
            marks.add(mark);
        }));
        if (!marks.isEmpty()) {
            jdbc.sql("""
                    update mark set undone = true
                    from unnest(?::text[], ?::text[]) as given (gathering, id)
                    where gathering_id = gathering and mark_id = id
                    """)
                    .params(gatherings.toArray(String[]::new), marks.toArray(String[]::new))
                    .update();
        }
    }
}
