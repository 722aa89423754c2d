package org.ibasho.chassis.blindindex;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of one field, in the service's own database. */
final class IndexRows {

    private final String field;
    private final JdbcClient jdbc;

    IndexRows(String field, JdbcClient jdbc) {
        this.field = field;
        this.jdbc = jdbc;
    }

    /** A text as it is stored. */
    record SealedText(String subject, String sealed) {}

    /**
     * What a search found.
     *
     * @param epoch of the key that rows are written with
     * @param texts whose tokens match; false ones among them
     */
    record Found(int epoch, List<SealedText> texts) {}

    private record FoundRow(int epoch, @Nullable SealedText text) {}

    /** The epoch of the key to write with, which nobody changes until the transaction ends; empty if there is none. */
    Optional<Integer> lockEpoch() {
        return jdbc.sql("select epoch from blind_index_field where field = ? for share")
                .param(field)
                .query(Integer.class)
                .optional();
    }

    /** Has rows written with the key of an epoch from now on. Whoever writes with an older one is waited for. */
    void writeWith(int epoch) {
        jdbc.sql("""
            insert into blind_index_field as f (field, epoch) values (?, ?)
            on conflict (field) do update set epoch = excluded.epoch where f.epoch < excluded.epoch
            """).params(field, epoch).update();
    }

    void put(SealedText text, int epoch, Collection<Integer> tokens) {
        jdbc.sql("""
            insert into blind_index (field, subject, epoch, tokens, sealed) values (?, ?, ?, ?::smallint[], ?)
            on conflict (field, subject) do update
               set epoch = excluded.epoch, tokens = excluded.tokens, sealed = excluded.sealed
            """)
                .params(field, text.subject(), epoch, array(tokens), text.sealed())
                .update();
    }

    void delete(String subject) {
        jdbc.sql("delete from blind_index where field = ? and subject = ?")
                .params(field, subject)
                .update();
    }

    /** The next rows under older keys, which nobody else changes until the transaction ends. */
    List<SealedText> lockOlderThan(int epoch, int limit) {
        return jdbc.sql("""
            select subject, sealed from blind_index where field = ? and epoch < ? order by subject limit ? for update
            """)
                .params(field, epoch, limit)
                .query((row, n) -> new SealedText(row.getString("subject"), row.getString("sealed")))
                .list();
    }

    /**
     * The rows that have all tokens that a key gives to what is searched for; empty if nothing was ever written.
     *
     * @param keys in one statement, so that a row which is made anew meanwhile is found by the old or by the new key
     */
    Optional<Found> find(List<IndexKey> keys, String searched) {
        List<FoundRow> rows = jdbc.sql("""
            select f.epoch, b.subject, b.sealed
              from blind_index_field f
              left join (unnest(?::int[], ?::text[]) as k (epoch, tokens)
                         join blind_index b on b.epoch = k.epoch and b.tokens @> k.tokens::smallint[])
                on b.field = f.field
             where f.field = ?
            """)
                .param(keys.stream().map(IndexKey::epoch).toArray(Integer[]::new))
                .param(keys.stream()
                        .map(key -> array(key.tokensToFind(searched)))
                        .toArray(String[]::new))
                .param(field)
                .query((row, n) -> new FoundRow(
                        row.getInt("epoch"),
                        row.getString("subject") == null
                                ? null
                                : new SealedText(row.getString("subject"), row.getString("sealed"))))
                .list();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(
                        rows.getFirst().epoch(),
                        rows.stream()
                                .map(FoundRow::text)
                                .flatMap(Stream::ofNullable)
                                .toList()));
    }

    private static String array(Collection<Integer> tokens) {
        return tokens.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
