package org.ibasho.chassis.inbox.mark;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ibasho.chassis.inbox.mark.KnownMessages.Row;
import org.ibasho.chassis.inbox.mark.KnownMessages.StoredMark;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which reaction has processed which messages: a mark for each reaction, topic and subject in {@code inbox_mark}, and
 * the ids of messages without a number, or beyond a gap, in {@code inbox}.
 */
public final class ProcessedMessages {

    /** One lookup by key for each mark, spelled out: from a join the planner may make a scan of the whole table. */
    private static final String KNOWN = """
        with mark as materialized (
            select m.* from unnest(?::text[], ?::text[], ?::text[]) as k (topic, subject, reaction)
            cross join lateral (
                select * from inbox_mark m
                where m.topic = k.topic and m.subject = k.subject and m.reaction = k.reaction offset 0) as m)
        select event_id, reaction, null as topic, null as subject, 0 as era, 0::bigint as era_start,
            0::bigint as sequence, 0::bigint as version, null::uuid[] as recent, null::bigint[] as numbers,
            null::uuid[] as ids
        from inbox where event_id = any (?)
        union all
        select null, m.reaction, m.topic, m.subject, m.era, m.era_start, m.sequence, m.version, m.recent,
            b.numbers, b.ids
        from mark m cross join lateral (
            select array_agg(sequence order by sequence) as numbers, array_agg(event_id order by sequence) as ids
            from (select i.sequence, i.event_id from inbox i
                  where i.topic = m.topic and i.subject = m.subject and i.reaction = m.reaction
                      and i.sequence > m.sequence and (i.era = m.era or i.sequence <= m.era_start)
                  order by i.sequence limit 1000) as lowest) as b
        """;

    /** A mark that another instance has written meanwhile has another version, and stays as it is. */
    private static final String RECORD = """
        with added as (
            insert into inbox (event_id, reaction, event_type, topic, subject, era, sequence)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[])
            on conflict (event_id, reaction) do update set event_type = excluded.event_type,
                topic = excluded.topic, subject = excluded.subject, era = excluded.era, sequence = excluded.sequence
            where excluded.event_type = 'lost-number' and excluded.sequence is not null
            returning event_type),
        marked as (
            insert into inbox_mark as m (topic, subject, reaction, era, era_start, sequence, version, recent)
            select topic, subject, reaction, era, era_start, sequence, version, recent::uuid[]
            from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[])
                as n (topic, subject, reaction, era, era_start, sequence, version, recent)
            on conflict (topic, subject, reaction) do update set era = excluded.era, era_start = excluded.era_start,
                sequence = excluded.sequence, version = excluded.version, recent = excluded.recent
            where m.version = excluded.version - 1
            returning 1)
        select (select count(*) from added where event_type not in ('discarded', 'lost-number'))
            + (select count(*) from marked)
        """;

    private static final Comparator<Map.Entry<MarkKey, StoredMark>> ONE_ORDER_OF_LOCKS = Map.Entry.comparingByKey(
            Comparator.comparing(MarkKey::topic).thenComparing(MarkKey::subject).thenComparing(MarkKey::reaction));

    private final JdbcClient jdbc;

    public ProcessedMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Looks up what is known of some messages, and of their subjects. */
    public KnownMessages known(Collection<UUID> ids, Collection<MarkKey> keys) {
        KnownMessages known = new KnownMessages();
        RowCallbackHandler add = row -> {
            UUID id = row.getObject("event_id", UUID.class);
            if (id != null) {
                known.add(id, row.getString("reaction"));
            } else {
                MarkKey key = new MarkKey(row.getString("topic"), row.getString("subject"), row.getString("reaction"));
                known.add(key, row.getLong("version"), state(row));
            }
        };
        jdbc.sql(KNOWN)
                .param(texts(keys, MarkKey::topic))
                .param(texts(keys, MarkKey::subject))
                .param(texts(keys, MarkKey::reaction))
                .param(ids.toArray(UUID[]::new))
                .query(add);
        return known;
    }

    private static MarkState state(ResultSet row) throws SQLException {
        SortedMap<Long, UUID> beyond = new TreeMap<>();
        @Nullable Array numbers = row.getArray("numbers");
        if (numbers != null) {
            Long[] sequences = (Long[]) numbers.getArray();
            UUID[] ids = (UUID[]) row.getArray("ids").getArray();
            for (int n = 0; n < sequences.length; n++) {
                beyond.put(sequences[n], ids[n]);
            }
        }
        List<UUID> recent = List.of((UUID[]) row.getArray("recent").getArray());
        return new MarkState(row.getInt("era"), row.getLong("era_start"), row.getLong("sequence"), recent, beyond);
    }

    /**
     * Writes what was recorded.
     *
     * @return false if another instance has recorded some of it meanwhile: the caller rolls its work back
     */
    public boolean write(KnownMessages known) {
        List<Row> rows = known.added();
        List<Map.Entry<MarkKey, StoredMark>> marks = known.marks().entrySet().stream()
                .filter(one -> one.getValue().isChanged())
                .sorted(ONE_ORDER_OF_LOCKS)
                .toList();
        if (rows.isEmpty() && marks.isEmpty()) {
            return true;
        }
        long written = jdbc.sql(RECORD)
                .param(rows.stream().map(Row::id).toArray(UUID[]::new))
                .param(texts(rows, Row::reaction))
                .param(texts(rows, Row::type))
                .param(texts(rows, row -> row.mark() == null ? null : row.mark().topic()))
                .param(texts(rows, row -> row.mark() == null ? null : row.mark().subject()))
                .param(rows.stream()
                        .map(row -> row.number() == null ? null : row.number().era())
                        .toArray(Integer[]::new))
                .param(numbers(
                        rows, row -> row.number() == null ? null : row.number().sequence()))
                .param(texts(marks, one -> one.getKey().topic()))
                .param(texts(marks, one -> one.getKey().subject()))
                .param(texts(marks, one -> one.getKey().reaction()))
                .param(marks.stream().map(one -> one.getValue().now().era()).toArray(Integer[]::new))
                .param(numbers(marks, one -> one.getValue().now().eraStart()))
                .param(numbers(marks, one -> one.getValue().now().sequence()))
                .param(numbers(marks, one -> one.getValue().version() + 1))
                .param(texts(marks, one -> uuids(one.getValue().now().recent())))
                .query(Long.class)
                .single();
        return written
                == marks.size() + rows.stream().filter(row -> !row.mayBeThere()).count();
    }

    private static String uuids(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static <T> @Nullable String[] texts(Collection<T> all, Function<T, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static <T> @Nullable Long[] numbers(Collection<T> all, Function<T, @Nullable Long> number) {
        return all.stream().map(number).toArray(Long[]::new);
    }
}
