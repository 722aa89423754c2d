package org.ibasho.faults.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ibasho.faults.system.ServiceDatabase;

/**
 * The publisher's events behind promotion points: a server had stored them, and the standby that took its place had
 * not received them. Kafka, the subscriber and the clients may know them.
 */
public final class LostEvents {

    private final Map<String, Event> events = new HashMap<>();
    private final List<String> reports = new ArrayList<>();

    /** An event by its place in the store, and the command that it came of. */
    public record Event(String id, String streamId, long sequence, String commandId) {}

    /** All events that a server has stored. */
    public static List<Event> stored(ServiceDatabase publisher) {
        return publisher
                .jdbc()
                .sql("""
                    select event_id::text, stream_id::text, sequence_number, payload::jsonb ->> 'commandId' from event
                    order by stream_id, sequence_number
                    """)
                .query((row, n) -> new Event(row.getString(1), row.getString(2), row.getLong(3), row.getString(4)))
                .list();
    }

    /**
     * Adds what a server had stored and its successor has not.
     *
     * @return the number of those events
     */
    public int add(List<Event> before, List<Event> after) {
        Set<String> kept = after.stream().map(Event::id).collect(Collectors.toSet());
        List<Event> lost =
                before.stream().filter(event -> !kept.contains(event.id())).toList();
        lost.forEach(event -> events.put(event.id(), event));
        Map<String, Set<Long>> places = new TreeMap<>();
        lost.forEach(event -> places.computeIfAbsent(event.streamId(), stream -> new TreeSet<>())
                .add(event.sequence()));
        reports.add("behind the promotion point: %d events %s".formatted(lost.size(), places));
        return lost.size();
    }

    /** Says what was lost since the last report, if anything was. */
    public Optional<String> report() {
        Optional<String> report = reports.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reports));
        reports.clear();
        return report;
    }

    Set<String> streams() {
        return events.values().stream().map(Event::streamId).collect(Collectors.toSet());
    }

    boolean isAmong(String streamId) {
        return events.values().stream().anyMatch(event -> event.streamId().equals(streamId));
    }

    /** The same ids in the same order, without those of lost events. */
    List<String> without(Collection<String> ids) {
        return ids.stream().filter(id -> !events.containsKey(id)).toList();
    }

    /** The versions that were lost, by command. */
    Map<String, Set<Long>> versions() {
        Map<String, Set<Long>> versions = new LinkedHashMap<>();
        events.values()
                .forEach(event -> versions.computeIfAbsent(event.commandId(), command -> new HashSet<>())
                        .add(event.sequence()));
        return versions;
    }
}
