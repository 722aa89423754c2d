package org.ibasho.scheduling.gathering.calendar;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The venues of earlier gatherings, as suggestions for forms. */
@Component
public class UsedVenues {

    private final JdbcClient jdbc;

    UsedVenues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A venue by its name.
     *
     * @param town the municipality
     */
    public record UsedVenue(String venue, String town) {}

    /** Every venue that a gathering was ever planned at. */
    public List<UsedVenue> all() {
        return jdbc.sql("select distinct venue, town from calendar")
                .query((row, n) -> new UsedVenue(row.getString("venue"), row.getString("town")))
                .list();
    }

    /** The names of recently used venues, the most used first; at most twenty. */
    public List<String> used() {
        return jdbc.sql("select venue from calendar group by venue order by count(*) desc, venue limit 20")
                .query((row, n) -> row.getString("venue"))
                .list();
    }
}
