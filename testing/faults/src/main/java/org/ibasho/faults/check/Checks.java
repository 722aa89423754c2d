package org.ibasho.faults.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.ibasho.faults.check.Stored.StoredEvent;
import org.ibasho.faults.load.Ledger;

/** What has to hold of one run, each rule under the name that a report calls it by. */
final class Checks {

    private final Ledger.Entries ledger;
    private final Stored stored;
    private final Heard heard;
    private final Shown shown;
    private final Map<String, List<String>> poison;
    private final KafkaLog kafka;
    private final List<String> differences = new ArrayList<>();

    Checks(
            Ledger.Entries ledger,
            Stored stored,
            Heard heard,
            Shown shown,
            Map<String, List<String>> poison,
            KafkaLog kafka) {
        this.ledger = ledger;
        this.stored = stored;
        this.heard = heard;
        this.shown = shown;
        this.poison = poison;
        this.kafka = kafka;
    }

    /** The rules that do not hold, as sentences; none if all is well. */
    List<String> differences() {
        acknowledgedIsStored();
        oneEffectForEachCommand();
        everySequenceIsWhole();
        same("kafka", stored.ids(), stream -> kafka.ids(stream));
        inboxIsWhatWasStored();
        same("effects", stored.ids(), stream -> heard.effects().getOrDefault(stream, List.of()));
        everythingIsCountedOnce();
        require("projection", shown.equals(Shown.of(stored)), () -> "shows " + shown + " of " + Shown.of(stored));
        require(
                "parked",
                heard.parked().equals(poison),
                () -> "is %s and should be %s".formatted(heard.parked(), poison));
        require("lag", kafka.lag() == 0, () -> kafka.lag() + " messages have not been taken in");
        return differences;
    }

    private void acknowledgedIsStored() {
        Map<String, Set<Long>> versions = stored.events().stream()
                .collect(Collectors.groupingBy(
                        StoredEvent::commandId, Collectors.mapping(StoredEvent::sequence, Collectors.toSet())));
        ledger.acknowledged()
                .forEach((command, told) -> require(
                        "acknowledged",
                        Objects.equals(versions.get(command), told),
                        () -> "command %s was told %s and is stored as %s"
                                .formatted(command, told, versions.get(command))));
    }

    private void oneEffectForEachCommand() {
        Set<String> seen = new HashSet<>();
        stored.events().forEach(event -> {
            require("commands", seen.add(event.commandId()), () -> event.commandId() + " is stored twice");
            require("commands", ledger.sent().containsKey(event.commandId()), () -> event + " was never sent");
        });
    }

    private void everySequenceIsWhole() {
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

    private void inboxIsWhatWasStored() {
        Set<String> ids = stored.events().stream().map(StoredEvent::eventId).collect(Collectors.toSet());
        require(
                "inbox",
                ids.equals(Set.copyOf(heard.inbox())),
                () -> "%d of %d ids".formatted(heard.inbox().size(), ids.size()));
    }

    private void everythingIsCountedOnce() {
        stored.streams().forEach((stream, events) -> {
            long times = heard.times().getOrDefault(stream, 0L);
            require("counter", times == events.size(), () -> "%s: %d of %d".formatted(stream, times, events.size()));
        });
    }

    private void same(String check, Map<String, List<String>> expected, Function<String, List<String>> found) {
        expected.forEach((subject, ids) -> {
            List<String> there = found.apply(subject);
            require(check, there.equals(ids), () -> Difference.of(subject, ids, there));
        });
    }

    private void require(String check, boolean holds, java.util.function.Supplier<String> otherwise) {
        if (!holds) {
            differences.add(check + ": " + otherwise.get());
        }
    }
}
