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
 * @param inbox those of the requested ids that the inbox has noted
 * @param parked the ids of the parked messages, by subject, in order
 */
record SubscriberTables(
        Map<String, List<String>> effects,
        Map<String, Long> counts,
        List<String> inbox,
        Map<String, List<String>> parked) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static SubscriberTables read(ServiceDatabase subscriber, Collection<String> subjects, Collection<String> ids) {
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
        List<String> inbox = ids.isEmpty()
                ? List.of()
                : jdbc.sql("select event_id::text from inbox where event_id::text in (:ids)")
                        .param("ids", ids)
                        .query((row, n) -> row.getString(1))
                        .list();
        return new SubscriberTables(effects, counts, inbox, parked(jdbc, subjects));
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
