package org.ibasho.scheduling.venue.photo;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the photos: one per venue. */
@Component
public class Photos {

    private final JdbcClient jdbc;

    Photos(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a venue's photo, replacing the previous one. */
    public void keep(String venueId, ProcessedPhoto photo) {
        jdbc.sql("""
                insert into venue_photo (venue_id, id, small, large) values (?, ?, ?, ?)
                on conflict (venue_id) do update set id = excluded.id, small = excluded.small, large = excluded.large
                """).params(venueId, photo.id(), photo.small(), photo.large()).update();
    }

    /** Deletes a venue's photo. */
    public void delete(String venueId) {
        jdbc.sql("delete from venue_photo where venue_id = ?").param(venueId).update();
    }

    public Optional<byte[]> find(String venueId, String id, PhotoSize size) {
        return jdbc.sql("select small, large from venue_photo where venue_id = ? and id = ?")
                .params(venueId, id)
                .query((row, n) -> row.getBytes(size.column()))
                .optional();
    }
}
