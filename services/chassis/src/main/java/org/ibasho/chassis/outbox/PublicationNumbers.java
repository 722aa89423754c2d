package org.ibasho.chassis.outbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
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
            from unnest(?::uuid[], ?::text[], ?::text[]) with ordinality as w (event_id, topic, subject, place)),
        added as (
            insert into published_event (topic, subject, sequence, event_id, era)
            select topic, subject,
                row_number() over (partition by topic, subject order by place)
                    + coalesce((select max(sequence) from published_event p
                                where p.topic = w.topic and p.subject = w.subject), 0),
                event_id, era
            from wanted w, current where sequence is null
            returning event_id, topic, sequence)
        select w.event_id, w.topic, era, coalesce(w.sequence, a.sequence) as sequence,
            case when era = 1 then 0 else coalesce(
                (select sequence from published_event p
                 where p.topic = w.topic and p.subject = w.subject and p.era < current.era
                 order by sequence desc limit 1), 0) end as era_start
        from current, wanted w left join added a on a.event_id = w.event_id and a.topic = w.topic
        """;

    private final JdbcClient jdbc;

    PublicationNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A contract event to be published; a stored event has at most one on each topic. */
    record Publication(UUID eventId, String topic, String subject) {

        private Key key() {
            return new Key(eventId, topic);
        }
    }

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
                .query((row, n) -> numbers.put(
                        new Key(row.getObject("event_id", UUID.class), row.getString("topic")),
                        new PublicationNumber(row.getInt("era"), row.getLong("sequence"), row.getLong("era_start"))))
                .list();
        Map<Publication, PublicationNumber> all = new HashMap<>();
        publications.forEach(one -> all.put(one, Objects.requireNonNull(numbers.get(one.key()))));
        return all;
    }

    private static <T> T[] array(
            List<Publication> publications, IntFunction<T[]> array, Function<Publication, T> value) {
        return publications.stream().map(value).toArray(array);
    }
}
