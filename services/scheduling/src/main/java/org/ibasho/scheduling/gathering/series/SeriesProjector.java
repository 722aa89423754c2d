package org.ibasho.scheduling.gathering.series;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.ibasho.chassis.readmodel.ReadModel;
import org.ibasho.chassis.readmodel.Upsert;
import org.ibasho.chassis.readmodel.VersionedRow;
import org.ibasho.scheduling.gathering.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Builds the list of series: one row per series and one per gathering. */
@Component
class SeriesProjector implements ReadModel<SeriesEvent, SeriesEntry> {

    static final String NAME = "series";

    private static final Upsert<VersionedRow<SeriesEntry>> SERIES = Upsert.<VersionedRow<SeriesEntry>>into("series")
            .key("id", "varchar", VersionedRow::streamId)
            .column("rule", "text", shown -> shown.row().rule())
            .column("first_day", "text", shown -> shown.row().first().toString())
            .column("months_out", "text[]", shown -> shown.row().without())
            .column("programme", "varchar", shown -> shown.row().programme())
            .column("kind", "varchar", shown -> shown.row().kind())
            .column("start_time", "text", shown -> shown.row().pattern().start().toString())
            .column("end_time", "text", shown -> shown.row().pattern().end().toString())
            .column("theme", "text", shown -> shown.row().pattern().theme())
            .column("venue", "text", shown -> shown.row().pattern().venue())
            .column("town", "text", shown -> shown.row().pattern().town())
            .column("doors", "text[]", shown -> shown.row().doors())
            .column("all_dates", "text[]", shown -> texts(shown.row().allDates()))
            .column("dates", "text[]", shown -> texts(shown.row().dates()))
            .column("version", "bigint", VersionedRow::version)
            .build();

    private record Member(String gatheringId, String seriesId) {}

    private static final Upsert<Member> MEMBERS = Upsert.<Member>into("series_gathering")
            .key("gathering_id", "varchar", Member::gatheringId)
            .column("series_id", "varchar", Member::seriesId)
            .build();

    private static List<String> texts(List<LocalDate> dates) {
        return dates.stream().map(LocalDate::toString).toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<SeriesEvent> events() {
        return SeriesEvent.class;
    }

    @Override
    public SeriesEntry evolve(@Nullable SeriesEntry row, SeriesEvent event) {
        return switch (event) {
            case SeriesEvent.Begun it -> begun(it);
            case SeriesEvent.Changed it -> {
                SeriesEntry before = Objects.requireNonNull(row);
                yield after(before, it.after(), before.dates());
            }
            case SeriesEvent.CalledOff it -> {
                SeriesEntry before = Objects.requireNonNull(row);
                List<LocalDate> left = before.dates().stream()
                        .filter(date -> !it.dates().contains(date))
                        .toList();
                yield after(before, before.pattern(), left);
            }
        };
    }

    private static SeriesEntry begun(SeriesEvent.Begun it) {
        return new SeriesEntry(
                it.seriesId(),
                it.rule(),
                it.first(),
                it.without(),
                it.programme(),
                it.kind(),
                it.pattern(),
                it.doors(),
                it.dates(),
                it.dates(),
                0);
    }

    private static SeriesEntry after(SeriesEntry it, Pattern pattern, List<LocalDate> dates) {
        return new SeriesEntry(
                it.id(),
                it.rule(),
                it.first(),
                it.without(),
                it.programme(),
                it.kind(),
                pattern,
                it.doors(),
                it.allDates(),
                dates,
                it.version() + 1);
    }

    @Override
    public List<VersionedRow<SeriesEntry>> load(JdbcClient jdbc, Collection<String> streamIds) {
        return jdbc
                .sql("select * from series where id = any(?)")
                .param(streamIds.toArray(String[]::new))
                .query((row, n) -> SeriesList.entry(row))
                .list()
                .stream()
                .map(entry -> new VersionedRow<>(entry.id(), entry.version(), entry))
                .toList();
    }

    @Override
    public void save(JdbcClient jdbc, Collection<VersionedRow<SeriesEntry>> rows) {
        SERIES.write(jdbc, rows);
        MEMBERS.write(
                jdbc,
                rows.stream()
                        .map(VersionedRow::row)
                        .flatMap(series -> series.allDates().stream()
                                .map(date -> new Member(series.gatheringOn(date), series.id())))
                        .toList());
    }
}
