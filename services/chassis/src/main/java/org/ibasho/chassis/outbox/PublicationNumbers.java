package org.ibasho.chassis.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.ibasho.chassis.outbox.OutboxRelay.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Numbers contract events per topic and subject, before they are sent. A number is stored with the event's id, so that
 * publishing again, by whichever program, gives an event the number that it had.
 */
final class PublicationNumbers {

    /**
     * One lookup by key for each event, spelled out: from a join the planner may make a scan of the whole table. The
     * commit does not wait for the disk: if the server loses it, the same events get the same numbers again.
     */
    private static final String NUMBER = """
        with current as materialized (
            select max(number) as era from era where set_config('synchronous_commit', 'off', true) is not null),
        wanted as materialized (
            select *, (select sequence from published_event p where p.event_id = w.event_id and p.topic = w.topic)
                as sequence
            from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::bigint[]) with ordinality
                as w (event_id, topic, subject, stream_id, version, place)),
        added as (
            insert into published_event (topic, subject, sequence, event_id, stream_id, version, era)
            select topic, subject,
                row_number() over (partition by topic, subject order by place)
                    + coalesce((select max(sequence) from published_event p
                                where p.topic = w.topic and p.subject = w.subject), 0),
                event_id, stream_id, version, era
            from wanted w, current where sequence is null
            returning event_id, topic, sequence)
        select w.event_id, w.topic, era, coalesce(w.sequence, a.sequence) as sequence,
            case when era = 1 then 0 else coalesce(
                (select sequence from published_event p
                 where p.topic = w.topic and p.subject = w.subject and p.era < current.era
                 order by sequence desc limit 1), 0) end as era_start
        from current, wanted w left join added a on a.event_id = w.event_id and a.topic = w.topic
        """;

    /** The numbers that some events have, with one lookup by key for each as well. */
    private static final String KNOWN = """
        with current as materialized (select max(number) as era from era)
        select event_id, topic, current.era, sequence,
            case when current.era = 1 then 0 else coalesce(
                (select sequence from published_event p
                 where p.topic = k.topic and p.subject = k.subject and p.era < current.era
                 order by sequence desc limit 1), 0) end as era_start
        from current, unnest(?::uuid[]) as w (id),
            lateral (select * from published_event p where p.event_id = w.id offset 0) k
        """;

    private final JdbcClient jdbc;

    PublicationNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A contract event to be published; a stored event has at most one on each topic. */
    record Publication(UUID eventId, String topic, String subject, Place place) {

        private Key key() {
            return new Key(eventId, topic);
        }
    }

    /** The place of an event in its stream. */
    record Place(UUID streamId, long version) {}

    private record Key(UUID eventId, String topic) {}

    /** The numbers of publications; those that have none get the next ones of their subjects, in this order. */
    Map<Publication, PublicationNumber> number(List<Publication> publications) {
        if (publications.isEmpty()) {
            return Map.of();
        }
        Map<Key, PublicationNumber> numbers = new HashMap<>();
        jdbc.sql(NUMBER)
                .param(array(publications, UUID[]::new, Publication::eventId))
                .param(array(publications, String[]::new, Publication::topic))
                .param(array(publications, String[]::new, Publication::subject))
                .param(array(publications, UUID[]::new, one -> one.place().streamId()))
                .param(array(publications, Long[]::new, one -> one.place().version()))
                .query(row -> {
                    numbers.put(key(row), number(row));
                });
        return byPublication(publications, numbers);
    }

    /** The same, cheaper if all have been numbered before. */
    Map<Publication, PublicationNumber> numberAgain(List<Publication> publications) {
        Map<Key, PublicationNumber> numbers = new HashMap<>();
        jdbc.sql(KNOWN)
                .param(array(publications, UUID[]::new, Publication::eventId))
                .query(row -> {
                    numbers.put(key(row), number(row));
                });
        boolean complete = publications.stream().map(Publication::key).allMatch(numbers::containsKey);
        return complete ? byPublication(publications, numbers) : number(publications);
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getObject("event_id", UUID.class), row.getString("topic"));
    }

    private static PublicationNumber number(ResultSet row) throws SQLException {
        return new PublicationNumber(row.getInt("era"), row.getLong("sequence"), row.getLong("era_start"));
    }

    private static Map<Publication, PublicationNumber> byPublication(
            List<Publication> publications, Map<Key, PublicationNumber> numbers) {
        Map<Publication, PublicationNumber> all = new HashMap<>();
        publications.forEach(one -> all.put(one, Objects.requireNonNull(numbers.get(one.key()))));
        return all;
    }

    /** The stored events that were published about a subject between two numbers, the first ones of them in order. */
    List<Place> between(Subject subject, long after, long before, int most) {
        return jdbc.sql("""
            select stream_id, version from published_event
            where topic = ? and subject = ? and sequence > ? and sequence < ? order by sequence limit ?
            """)
                .params(subject.topic(), subject.subject(), after, before, most)
                .query((row, n) -> new Place(row.getObject(1, UUID.class), row.getLong(2)))
                .list();
    }

    private static <T> T[] array(
            List<Publication> publications, IntFunction<T[]> array, Function<Publication, T> value) {
        return publications.stream().map(value).toArray(array);
    }
}
