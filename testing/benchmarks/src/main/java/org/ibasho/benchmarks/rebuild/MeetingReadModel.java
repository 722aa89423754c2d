package org.ibasho.benchmarks.rebuild;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.ibasho.chassis.readmodel.ReadModel;
import org.ibasho.chassis.readmodel.Upsert;
import org.ibasho.chassis.readmodel.VersionedRow;
import org.ibasho.sample.tally.TallyEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A typical read model: a row for each stream, from its newest event. */
class MeetingReadModel implements ReadModel<TallyEvent, MeetingReadModel.Meeting> {

    static final String NAME = "meetings";

    private static final Upsert<VersionedRow<Meeting>> MEETINGS = Upsert.<VersionedRow<Meeting>>into("meeting")
            .key("id", "varchar", VersionedRow::streamId)
            .column("announcements", "integer", shown -> shown.row().announcements())
            .column("programme", "varchar", shown -> shown.row().programme())
            .column("kind", "varchar", shown -> shown.row().kind())
            .column("theme", "text", shown -> shown.row().theme())
            .column("starts_at", "timestamptz", shown -> shown.row().startsAt())
            .column("ends_at", "timestamptz", shown -> shown.row().endsAt())
            .column("venue", "text", shown -> shown.row().venue())
            .column("town", "text", shown -> shown.row().town())
            .column("version", "bigint", VersionedRow::version)
            .build();

    /** A meeting according to its newest announcement. */
    record Meeting(
            int announcements,
            String programme,
            String kind,
            String theme,
            Instant startsAt,
            Instant endsAt,
            String venue,
            String town) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<TallyEvent> events() {
        return TallyEvent.class;
    }

    @Override
    public Meeting evolve(@Nullable Meeting row, TallyEvent event) {
        return switch (event) {
            case TallyEvent.Announced it ->
                new Meeting(
                        row == null ? 1 : row.announcements() + 1,
                        it.programme(),
                        it.kind(),
                        it.theme(),
                        it.startsAt(),
                        it.endsAt(),
                        it.venue(),
                        it.town());
            case TallyEvent.Added _ -> throw new IllegalArgumentException("the benchmark announces only");
        };
    }

    @Override
    public List<VersionedRow<Meeting>> load(JdbcClient jdbc, Collection<String> streamIds) {
        return jdbc.sql("select * from meeting where id = any(?)")
                .param(streamIds.toArray(String[]::new))
                .query((row, n) -> new VersionedRow<>(
                        row.getString("id"),
                        row.getLong("version"),
                        new Meeting(
                                row.getInt("announcements"),
                                row.getString("programme"),
                                row.getString("kind"),
                                row.getString("theme"),
                                row.getTimestamp("starts_at").toInstant(),
                                row.getTimestamp("ends_at").toInstant(),
                                row.getString("venue"),
                                row.getString("town"))))
                .list();
    }

    @Override
    public void save(JdbcClient jdbc, Collection<VersionedRow<Meeting>> rows) {
        MEETINGS.write(jdbc, rows);
    }
}
