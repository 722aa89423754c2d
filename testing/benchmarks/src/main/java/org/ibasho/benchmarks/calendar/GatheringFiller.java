package org.ibasho.benchmarks.calendar;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.ibasho.benchmarks.servers.Postgres;

/**
 * Fills a service's event store with planned and published gatherings. Their density is always that of 10,000 in 20
 * years, so the months that both services have are the same except for the ids.
 */
final class GatheringFiller {

    /** Days in 20 years, over which 10,000 gatherings are spread. */
    private static final int DAYS = 7305;

    private static final int MANY = 10_000;

    private static final String FILL = """
        with gathering as materialized (
            select uuidv7() as id, n, ?::date + (n * %d / %d) as day,
                   (array['BEGINNERS', 'REGULAR', 'OUTING', 'SATELLITE', 'PERSONS', 'FAMILIES'])[1 + abs(n) %% 6]
                           as kind,
                   1 + abs(n) %% 47 as prefecture
            from generate_series(?, ?) as n),
        told as (
            select *, case when kind in ('PERSONS', 'FAMILIES') then 'YORIDOKORO' else 'SANGO' end as programme,
                   case when kind in ('PERSONS', 'FAMILIES') then 'COMMISSIONED' else 'OWN' end as mandate
            from gathering)
        insert into event (
            stream_id, sequence_number, stream_type, event_id, event_type, metadata, payload, recorded_at)
        select id, step, 'gathering', uuidv7(), (array['gathering.planned', 'gathering.published'])[1 + step],
               '{}'::json,
               json_build_object(
                   'gatheringId', id, 'programme', programme, 'kind', kind, 'mandate', mandate, 'theme', '冬の過ごし方',
                   'startsAt', day || 'T04:30:00Z', 'endsAt', day || 'T07:00:00Z', 'venue', '市民会館 ' || prefecture,
                   'town', prefecture || '番目の市', 'doors', json_build_array('VENUE', 'ZOOM')),
               clock_timestamp()
        from told cross join generate_series(0, 1) as step
        order by step, n
        """.formatted(DAYS, MANY);

    private GatheringFiller() {}

    /** Stores the gatherings with numbers from first to last, exclusive; number 0 is on the given day. */
    static void fill(Postgres postgres, String database, LocalDate day, int first, int last) throws SQLException {
        try (Connection connection = postgres.connect(database);
                PreparedStatement fill = connection.prepareStatement(FILL);
                Statement sql = connection.createStatement()) {
            fill.setObject(1, day);
            fill.setInt(2, first);
            fill.setInt(3, last - 1);
            fill.executeUpdate();
            sql.execute("analyze event");
        }
    }
}
