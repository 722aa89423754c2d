package org.ibasho.faults.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.faults.system.ServiceDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The subscriber's database, read with plain SQL.
 *
 * @param effects the ids of the processed events, by subject, in order
 * @param counts the number of processed events, by subject
 * @param marks how far the inbox has processed each subject's messages
 * @param parked the ids of the parked messages, by subject, in order
 */
record SubscriberTables(
        Map<String, List<String>> effects,
        Map<String, Long> counts,
        Map<String, Mark> marks,
        Map<String, List<String>> parked) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * The inbox has processed all messages up to a number.
     *
     * @param recent the ids of the last of them, in order
     */
    record Mark(long sequence, List<String> recent) {

        static final Mark NONE = new Mark(0, List.of());

        /** Whether exactly these have been processed, as far as the ids are kept. */
        boolean covers(List<String> ids) {
            return sequence == ids.size()
                    && recent.isEmpty() == ids.isEmpty()
                    && recent.equals(ids.subList(ids.size() - Math.min(ids.size(), recent.size()), ids.size()));
        }
    }

    static SubscriberTables read(ServiceDatabase subscriber, Collection<String> subjects) {
        JdbcClient jdbc = subscriber.jdbc();
        Map<String, List<String>> effects = new LinkedHashMap<>();
        jdbc.sql("select subject, event_id from effect where subject in (:subjects) order by position")
                .param("subjects", subjects)
                .query((row, n) -> effects.computeIfAbsent(row.getString(1), subject -> new ArrayList<>())
                        .add(row.getString(2)))
                .list();
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql("select subject, events from event_count where subject in (:subjects)")
                .param("subjects", subjects)
                .query((row, n) -> counts.put(row.getString(1), row.getLong(2)))
                .list();
        Map<String, Mark> marks = new HashMap<>();
        jdbc.sql("select subject, sequence, recent::text[] from inbox_mark where subject in (:subjects)")
                .param("subjects", subjects)
                .query((row, n) -> marks.put(row.getString(1), new Mark(row.getLong(2), List.of((String[])
                        row.getArray(3).getArray()))))
                .list();
        return new SubscriberTables(effects, counts, marks, parked(jdbc, subjects));
    }

    private static Map<String, List<String>> parked(JdbcClient jdbc, Collection<String> subjects) {
        Map<String, List<String>> parked = new LinkedHashMap<>();
        jdbc.sql("select key, headers from parked_message where key in (:subjects) order by id")
                .param("subjects", subjects)
                .query((row, n) -> parked.computeIfAbsent(row.getString(1), subject -> new ArrayList<>())
                        .add(id(row.getString(2))))
                .list();
        return parked;
    }

    private static String id(String headers) {
        String encoded = JSON.readTree(headers).path("ce_id").asString();
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }
}
