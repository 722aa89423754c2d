package org.ibasho.faults.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ibasho.faults.system.ServiceDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The publisher's event store, read with plain SQL: each stream's events in order. */
record StoredStreams(Map<String, List<StoredEvent>> streams) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One row of the event table. */
    record StoredEvent(String streamId, long sequence, String eventId, String commandId, int amount, long sum) {}

    /** @param table the table of the event store engine */
    static StoredStreams read(ServiceDatabase publisher, String table, Collection<String> streams) {
        Map<String, List<StoredEvent>> all = new LinkedHashMap<>();
        streams.forEach(stream -> all.put(stream, new ArrayList<>()));
        publisher
                .jdbc()
                .sql("""
                    select stream_id::text as stream_id, sequence_number, event_id::text as event_id,
                           payload::text as payload
                    from %s where stream_id in (:streams) order by stream_id, sequence_number
                    """.formatted(table))
                .param("streams", idsFor(publisher, table, streams))
                .query((row, n) -> {
                    JsonNode payload = JSON.readTree(row.getString("payload"));
                    return new StoredEvent(
                            row.getString("stream_id"),
                            row.getLong("sequence_number"),
                            row.getString("event_id"),
                            payload.path("commandId").asString(),
                            payload.path("amount").asInt(),
                            payload.path("sum").asLong());
                })
                .list()
                .forEach(event ->
                        all.getOrDefault(event.streamId(), new ArrayList<>()).add(event));
        return new StoredStreams(all);
    }

    private static Collection<?> idsFor(ServiceDatabase publisher, String table, Collection<String> streams) {
        boolean uuid =
                publisher.jdbc().sql("""
                    select udt_name = 'uuid' from information_schema.columns
                    where table_name = ? and column_name = 'stream_id'
                    """).param(table).query(Boolean.class).single();
        return uuid ? streams.stream().map(UUID::fromString).toList() : streams;
    }

    List<StoredEvent> events() {
        return streams.values().stream().flatMap(List::stream).toList();
    }

    /** The ids of each stream's events, in order. */
    Map<String, List<String>> ids() {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        streams.forEach((stream, events) ->
                ids.put(stream, events.stream().map(StoredEvent::eventId).toList()));
        return ids;
    }
}
