package org.ibasho.chassis.accesslog.chain;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ibasho.chassis.accesslog.chain.ChainTable.State;
import org.ibasho.chassis.accesslog.entry.ChainHead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest note of each process of this side, ended ones included. They are in memory, which an administrator of the
 * database cannot change, and are compared with the database.
 */
public final class ToldChains {

    private static final Logger log = LoggerFactory.getLogger(ToldChains.class);

    private final ChainTable table;
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    private record Told(ChainHead head, String note, State state) {}

    ToldChains(ChainTable table, MeterRegistry meters) {
        this.table = table;
        Gauge.builder("ibasho.access.log.lost", this::lost)
                .description("Processes whose last entries are gone, although they told that they had written them")
                .register(meters);
    }

    /** Takes the head that a process has sent, unless it has sent a later one. */
    void heard(ChainHead head, String note) {
        told.merge(
                head.process(),
                new Told(head, note, State.STORED),
                (before, now) -> now.head().number() > before.head().number() ? now : before);
    }

    /** Looks for the last entries of all processes; the sealer and the witness watch over those that are leaves. */
    void look() {
        told.values().stream().filter(one -> one.state() != State.SEALED).forEach(this::look);
    }

    private void look(Told one) {
        State state = table.state(one.head());
        if (state == State.LOST && one.state() != State.LOST) {
            log.error(
                    "entries of the access log up to {} of {} are lost: that process had written them",
                    one.head().number(),
                    one.head().process());
        }
        told.replace(one.head().process(), one, new Told(one.head(), one.note(), state));
    }

    /** The number of processes whose last entry is lost. */
    public long lost() {
        return told.values().stream().filter(one -> one.state() == State.LOST).count();
    }

    /** The signed notes that this side's processes have sent. */
    public List<String> notes() {
        return told.values().stream().map(Told::note).toList();
    }
}
