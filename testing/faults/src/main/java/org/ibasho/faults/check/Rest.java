package org.ibasho.faults.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.ibasho.faults.check.Stored.StoredEvent;
import org.ibasho.faults.load.Ledger;
import org.ibasho.faults.world.World;

/** Waits until all that is under way has arrived, bounded, and says what then does not hold. */
public final class Rest {

    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final World world;
    private final KafkaLog kafka;
    private final Duration limit;

    public Rest(World world, KafkaLog kafka, Duration limit) {
        this.world = world;
        this.kafka = kafka;
        this.limit = limit;
    }

    /**
     * What a run came to.
     *
     * @param differences the checks that fail, as sentences; empty if all is well
     */
    public record Outcome(int sent, int acknowledged, int stored, int parked, List<String> differences) {}

    /** @param poison the ids that must be parked, by subject and in order */
    public Outcome await(List<String> streams, Ledger ledger, Map<String, List<String>> poison) {
        AtomicReference<Outcome> last = new AtomicReference<>();
        try {
            Awaitility.await()
                    .atMost(limit)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(BETWEEN)
                    .until(() -> {
                        last.set(look(streams, ledger.read(), poison));
                        return last.get().differences().isEmpty();
                    });
        } catch (ConditionTimeoutException neverCame) {
            return last.get();
        }
        return last.get();
    }

    private Outcome look(List<String> streams, Ledger.Entries ledger, Map<String, List<String>> poison) {
        kafka.readOn();
        Stored stored = Stored.read(world.database("teller"), world.eventTable(), streams);
        Set<String> ids = stored.events().stream().map(StoredEvent::eventId).collect(Collectors.toSet());
        List<String> subjects =
                Stream.concat(streams.stream(), poison.keySet().stream()).toList();
        Heard heard = Heard.read(world.database("listener"), subjects, ids);
        Shown shown = world.hasReadModel() ? Shown.read(world.database("teller"), streams) : Shown.of(stored);
        List<String> differences = new Checks(ledger, stored, heard, shown, poison, kafka).differences();
        int parked = heard.parked().values().stream().mapToInt(List::size).sum();
        return new Outcome(
                ledger.sent().size(),
                ledger.acknowledged().size(),
                stored.events().size(),
                parked,
                new ArrayList<>(differences));
    }
}
