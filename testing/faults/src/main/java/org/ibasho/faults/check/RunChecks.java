package org.ibasho.faults.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.ibasho.faults.check.StoredStreams.StoredEvent;
import org.ibasho.faults.check.SubscriberTables.Mark;
import org.ibasho.faults.load.CommandLog;

/** The checks of one run, each under its name in reports. */
final class RunChecks {

    private final CommandLog.Entries commands;
    private final StoredStreams stored;
    private final SubscriberTables subscriber;
    private final ReadModelRows rows;
    private final Map<String, List<String>> poison;
    private final KafkaLog kafka;
    private final LostEvents lost;
    private final List<String> differences = new ArrayList<>();

    RunChecks(
            CommandLog.Entries commands,
            StoredStreams stored,
            SubscriberTables subscriber,
            ReadModelRows rows,
            Map<String, List<String>> poison,
            KafkaLog kafka,
            LostEvents lost) {
        this.commands = commands;
        this.stored = stored;
        this.subscriber = subscriber;
        this.rows = rows;
        this.poison = poison;
        this.kafka = kafka;
        this.lost = lost;
    }

    /** The checks that fail, as sentences; empty if all of them hold. */
    List<String> differences() {
        acknowledgedIsStored();
        everyCommandIsStoredOnce();
        sequencesHaveNoGap();
        same("kafka", stored.ids(), stream -> lost.without(kafka.ids(stream)));
        inboxNotesWhatIsStored();
        same("effects", stored.ids(), stream -> lost.without(effects(stream)));
        noEffectComesTwice();
        everyEventIsCountedOnce();
        require(
                "projection",
                rows.equals(ReadModelRows.of(stored)),
                () -> "has " + rows + " instead of " + ReadModelRows.of(stored));
        require(
                "parked",
                subscriber.parked().equals(poison),
                () -> "is %s and should be %s".formatted(subscriber.parked(), poison));
        require("lag", kafka.lag() == 0, () -> kafka.lag() + " messages are not processed");
        return differences;
    }

    private List<String> effects(String stream) {
        return subscriber.effects().getOrDefault(stream, List.of());
    }

    /** Not that of a lost event either, which the subscriber may know from Kafka. */
    private void noEffectComesTwice() {
        stored.streams()
                .keySet()
                .forEach(stream -> require(
                        "effects",
                        effects(stream).size() == new HashSet<>(effects(stream)).size(),
                        () -> stream + " has an effect twice"));
    }

    /**
     * At the versions that clients were told. A command whose event was lost has none, unless it was sent once more
     * afterwards.
     */
    private void acknowledgedIsStored() {
        Map<String, Set<Long>> versions = stored.events().stream()
                .collect(Collectors.groupingBy(
                        StoredEvent::commandId, Collectors.mapping(StoredEvent::sequence, Collectors.toSet())));
        Map<String, Set<Long>> lostVersions = lost.versions();
        commands.acknowledged().forEach((command, answered) -> {
            Set<Long> found = versions.getOrDefault(command, Set.of());
            Set<Long> expected = new HashSet<>(answered);
            lostVersions.getOrDefault(command, Set.of()).stream()
                    .filter(version -> !found.contains(version))
                    .forEach(expected::remove);
            require(
                    "acknowledged",
                    found.equals(expected),
                    () -> "command %s was acknowledged as %s and is stored as %s".formatted(command, answered, found));
        });
    }

    private void everyCommandIsStoredOnce() {
        Set<String> seen = new HashSet<>();
        stored.events().forEach(event -> {
            require("commands", seen.add(event.commandId()), () -> event.commandId() + " is stored twice");
            require("commands", commands.sent().containsKey(event.commandId()), () -> event + " was never sent");
        });
    }

    private void sequencesHaveNoGap() {
        stored.streams().forEach((stream, events) -> {
            List<Long> sequence = events.stream().map(StoredEvent::sequence).toList();
            require(
                    "sequence",
                    sequence.equals(LongStream.range(0, events.size()).boxed().toList()),
                    () -> stream + " has " + sequence);
            long sum = 0;
            for (StoredEvent event : events) {
                sum += event.amount();
                require("sequence", event.sum() == sum, () -> event + " does not follow from the one before");
            }
        });
    }

    private void inboxNotesWhatIsStored() {
        stored.ids().forEach((stream, ids) -> {
            Mark mark = subscriber.marks().getOrDefault(stream, Mark.NONE);
            if (ids.isEmpty() && lost.isAmong(stream)) {
                // nothing is left of it that the publisher could tell
                return;
            }
            require("inbox", mark.covers(ids), () -> "%s: %s of %d".formatted(stream, mark, ids.size()));
        });
    }

    private void everyEventIsCountedOnce() {
        stored.streams().forEach((stream, events) -> {
            long count = subscriber.counts().getOrDefault(stream, 0L);
            int lostOnes =
                    effects(stream).size() - lost.without(effects(stream)).size();
            int expected = events.size() + lostOnes;
            require("counter", count == expected, () -> "%s: %d of %d".formatted(stream, count, expected));
        });
    }

    private void same(String check, Map<String, List<String>> expected, Function<String, List<String>> found) {
        expected.forEach((subject, ids) -> {
            List<String> actual = found.apply(subject);
            require(check, actual.equals(ids), () -> ListDifference.of(subject, ids, actual));
        });
    }

    private void require(String check, boolean holds, java.util.function.Supplier<String> otherwise) {
        if (!holds) {
            differences.add(check + ": " + otherwise.get());
        }
    }
}
