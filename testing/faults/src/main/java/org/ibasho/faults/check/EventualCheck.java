package org.ibasho.faults.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.ibasho.faults.load.CommandLog;
import org.ibasho.faults.system.SystemUnderTest;

/** Repeats the checks of a run until all of them hold or the time is up, for events are still on their way. */
public final class EventualCheck {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final SystemUnderTest system;
    private final KafkaLog kafka;
    private final LostEvents lost;
    private final Duration limit;

    public EventualCheck(SystemUnderTest system, KafkaLog kafka, LostEvents lost, Duration limit) {
        this.system = system;
        this.kafka = kafka;
        this.lost = lost;
        this.limit = limit;
    }

    /**
     * The result of a run.
     *
     * @param differences the checks that fail, as sentences; empty if all of them hold
     */
    public record Outcome(int sent, int acknowledged, int stored, int parked, List<String> differences) {

        /** The same with what a fault found to be wrong. */
        public Outcome with(List<String> more) {
            return new Outcome(
                    sent,
                    acknowledged,
                    stored,
                    parked,
                    Stream.concat(more.stream(), differences.stream()).toList());
        }
    }

    /** @param poison the ids that must be parked, by subject and in order */
    public Outcome await(List<String> streams, CommandLog commandLog, Map<String, List<String>> poison) {
        AtomicReference<Outcome> last = new AtomicReference<>();
        try {
            Awaitility.await()
                    .atMost(limit)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL_INTERVAL)
                    .until(() -> {
                        last.set(check(streams, commandLog.read(), poison));
                        return last.get().differences().isEmpty();
                    });
        } catch (ConditionTimeoutException timeUp) {
            return last.get();
        }
        return last.get();
    }

    private Outcome check(List<String> streams, CommandLog.Entries commands, Map<String, List<String>> poison) {
        kafka.readNew();
        StoredStreams stored = StoredStreams.read(system.database("publisher"), system.eventTable(), streams);
        List<String> subjects =
                Stream.concat(streams.stream(), poison.keySet().stream()).toList();
        SubscriberTables subscriber = SubscriberTables.read(system.database("subscriber"), subjects);
        ReadModelRows rows = system.hasReadModel()
                ? ReadModelRows.read(system.database("publisher"), system.readModelSchema(), streams)
                : ReadModelRows.of(stored);
        List<String> differences = new RunChecks(commands, stored, subscriber, rows, poison, kafka, lost).differences();
        if (system.hasReadModel()) {
            differences.addAll(PublisherState.read(system.database("publisher")).differences(stored, kafka, lost));
        }
        int parked = subscriber.parked().values().stream().mapToInt(List::size).sum();
        return new Outcome(
                commands.sent().size(),
                commands.acknowledged().size(),
                stored.events().size(),
                parked,
                new ArrayList<>(differences));
    }
}
