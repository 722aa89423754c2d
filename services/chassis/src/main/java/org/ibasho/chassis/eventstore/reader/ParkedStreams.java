package org.ibasho.chassis.eventstore.reader;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.chassis.eventstore.reader.ParkedStream.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The streams that readers pass by: the table {@code parked_stream}. The methods join the caller's transaction, if
 * there is one.
 */
public final class ParkedStreams {

    private static final String COLUMNS = "reader, stream_id, sequence_number, event_type, reason, detail";
    private static final String SHOWN = """
        select %s, parked_at, retry_asked, (
            select count(*) from event e
            where e.stream_id = p.stream_id and e.sequence_number > p.sequence_number) as waiting
        from parked_stream p
        """.formatted(COLUMNS);

    private final JdbcClient jdbc;

    public ParkedStreams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A parked stream for those who run the service.
     *
     * @param waiting how many later events wait
     * @param retryAsked whether an operator has asked for another attempt that has not been made yet
     */
    public record Shown(ParkedStream stream, Instant since, long waiting, boolean retryAsked) {}

    /** The first event of each of these streams that a reader passes by; streams that are not parked are left out. */
    Map<String, Long> among(String reader, Collection<String> streamIds) {
        Map<String, Long> parked = new HashMap<>();
        if (!streamIds.isEmpty()) {
            jdbc.sql("""
                select stream_id, sequence_number from parked_stream where reader = ? and stream_id = any(?::uuid[])
                """).params(reader, streamIds.toArray(String[]::new)).query(row -> {
                parked.put(row.getString(1), row.getLong(2));
            });
        }
        return parked;
    }

    /** Parks a stream. One that is parked already stays parked from its earlier event on. */
    public void park(ParkedStream one) {
        jdbc.sql("""
            insert into parked_stream (%s) values (?, ?::uuid, ?, ?, ?, ?) on conflict do nothing
            """.formatted(COLUMNS))
                .params(
                        one.reader(),
                        one.streamId(),
                        one.version(),
                        one.eventType(),
                        one.reason().name(),
                        one.detail())
                .update();
    }

    /** Whether a stream is still parked at that event. */
    boolean isParked(ParkedStream one) {
        return jdbc.sql("""
            select 1 from parked_stream where reader = ? and stream_id = ?::uuid and sequence_number = ?
            """)
                .params(one.reader(), one.streamId(), one.version())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** The stream is not parked any more, or is parked from a later event on. */
    void moveOn(ParkedStream before, List<ParkedStream> now) {
        if (now.isEmpty()) {
            jdbc.sql("delete from parked_stream where reader = ? and stream_id = ?::uuid")
                    .params(before.reader(), before.streamId())
                    .update();
            return;
        }
        ParkedStream next = now.getFirst();
        jdbc.sql("""
            update parked_stream
            set parked_at = case when sequence_number = :version then parked_at else now() end,
                sequence_number = :version, event_type = :type, reason = :reason, detail = :detail,
                retry_asked = false
            where reader = :reader and stream_id = :stream::uuid
            """)
                .param("version", next.version())
                .param("type", next.eventType())
                .param("reason", next.reason().name())
                .param("detail", next.detail())
                .param("reader", before.reader())
                .param("stream", before.streamId())
                .update();
    }

    /** Everything that a reader passes by, and whether an operator has asked for another attempt. */
    Map<ParkedStream, Boolean> of(String reader) {
        Map<ParkedStream, Boolean> found = new HashMap<>();
        jdbc.sql("select %s, retry_asked from parked_stream where reader = ?".formatted(COLUMNS))
                .param(reader)
                .query(row -> {
                    found.put(stream(row), row.getBoolean("retry_asked"));
                });
        return found;
    }

    /** How many streams a reader passes by. */
    public long count(String reader) {
        return jdbc.sql("select count(*) from parked_stream where reader = ?")
                .param(reader)
                .query(Long.class)
                .single();
    }

    /** The streams that have been parked for the longest time. */
    public List<Shown> all(int limit) {
        return jdbc.sql(SHOWN + " order by parked_at, reader, stream_id limit ?")
                .param(limit)
                .query((row, n) -> new Shown(
                        stream(row),
                        row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                        row.getLong("waiting"),
                        row.getBoolean("retry_asked")))
                .list();
    }

    /** Asks the reader, in whichever process it is, for another attempt. Returns whether the stream is parked. */
    public boolean askRetry(String reader, String streamId) {
        return jdbc.sql("update parked_stream set retry_asked = true where reader = ? and stream_id = ?::uuid")
                        .params(reader, streamId)
                        .update()
                == 1;
    }

    /** Nothing is parked any more for readers whose names match a regular expression. */
    public void clear(String readers) {
        jdbc.sql("delete from parked_stream where reader ~ ?").param(readers).update();
    }

    /** Gives the parked streams of one reader to another, and deletes the other's own. */
    public void hand(String from, String to) {
        jdbc.sql("delete from parked_stream where reader = ?").param(to).update();
        jdbc.sql("update parked_stream set reader = ? where reader = ?")
                .params(to, from)
                .update();
    }

    private static ParkedStream stream(ResultSet row) throws SQLException {
        return new ParkedStream(
                row.getString("reader"),
                row.getString("stream_id"),
                row.getLong("sequence_number"),
                row.getString("event_type"),
                Reason.valueOf(row.getString("reason")),
                row.getString("detail"));
    }
}
