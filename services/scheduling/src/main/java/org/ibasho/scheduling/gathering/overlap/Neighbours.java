package org.ibasho.scheduling.gathering.overlap;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds overlapping gatherings at a venue. */
@Component
public class Neighbours {

    private final JdbcClient jdbc;

    Neighbours(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Another gathering at the venue at that time. */
    public record Neighbour(String kind, Instant startsAt, Instant endsAt) {}

    /** @param town the municipality of the venue */
    public record Place(String venue, String town) {}

    /** Half-open: a gathering that starts when another ends does not overlap. */
    public record Period(Instant startsAt, Instant endsAt) {}

    /**
     * The first overlapping gathering that is not cancelled.
     *
     * @param id the gathering itself, which is excluded
     * @param place its new place; null for its current one
     * @param period its new time; null for its current one
     */
    public Optional<Neighbour> of(String id, @Nullable Place place, @Nullable Period period) {
        return jdbc.sql("""
                select other.kind, other.starts_at, other.ends_at
                from calendar other left join calendar own on own.id = :id
                where other.id <> :id and other.state <> 'CANCELLED'
                  and other.venue = coalesce(:venue::text, own.venue) and other.town = coalesce(:town::text, own.town)
                  and other.starts_at < coalesce(:end::timestamptz, own.ends_at)
                  and other.ends_at > coalesce(:start::timestamptz, own.starts_at)
                order by other.starts_at, other.id limit 1
                """)
                .param("id", id)
                .param("venue", place == null ? null : place.venue())
                .param("town", place == null ? null : place.town())
                .param("start", period == null ? null : period.startsAt().atOffset(ZoneOffset.UTC))
                .param("end", period == null ? null : period.endsAt().atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Neighbour(
                        row.getString("kind"),
                        row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                        row.getObject("ends_at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
