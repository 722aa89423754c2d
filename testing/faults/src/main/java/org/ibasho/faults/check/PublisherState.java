package org.ibasho.faults.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibasho.faults.check.KafkaLog.Place;
import org.ibasho.faults.system.ServiceDatabase;

/**
 * How far the publisher's readers have come, and which era it is.
 *
 * @param ahead the readers whose position is that of no stored event
 * @param era the number of the last era, if that is one of the server as it is now
 */
record PublisherState(List<String> ahead, Optional<Integer> era) {

    private static final String AHEAD = """
        select reader from reader_position r where position <> 0 and not exists (
            select from event e where e.transaction_id = r.transaction_id and e.position = r.position)
        """;

    private static final String ERA = """
        select number from era where timeline = server_timeline() and number = (select max(number) from era)
        """;

    static PublisherState read(ServiceDatabase publisher) {
        return new PublisherState(
                publisher.jdbc().sql(AHEAD).query((row, n) -> row.getString(1)).list(),
                publisher.jdbc().sql(ERA).query(Integer.class).optional());
    }

    /** What is wrong, as sentences that begin with the name of a check. */
    List<String> differences(StoredStreams stored, KafkaLog kafka, LostEvents lost) {
        List<String> differences = new ArrayList<>();
        ahead.forEach(reader -> differences.add("ahead: %s is where no event is".formatted(reader)));
        if (era.isEmpty()) {
            differences.add("era: none has begun on this server");
        }
        stored.ids().forEach((stream, ids) -> {
            Place expected = new Place(era.orElse(0), ids.size());
            if (!ids.isEmpty() && lost.isAmong(stream) && !kafka.numbers(stream).contains(expected)) {
                differences.add(
                        "era: consumers of %s were not told that its last event is %s".formatted(stream, expected));
            }
        });
        return differences;
    }
}
