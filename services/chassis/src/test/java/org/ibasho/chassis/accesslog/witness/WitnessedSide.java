package org.ibasho.chassis.accesslog.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.ibasho.chassis.accesslog.TestLog;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.seal.TreeSealer;
import org.ibasho.chassis.accesslog.verify.LogVerifier;
import org.ibasho.chassis.accesslog.verify.Report;

/** A side with its log, and the other side, which witnesses it. A test moves the clocks of both servers. */
final class WitnessedSide implements AutoCloseable {

    final TestLog log = TestLog.fresh();
    final TestLog other = TestLog.fresh();

    /** The clock of the log's server, as heads have it. */
    final AtomicReference<Instant> ownClock = new AtomicReference<>(Instant.parse("2026-11-30T10:00:00Z"));

    /** The clock of the witness's server. */
    final AtomicReference<Instant> witnessClock = new AtomicReference<>(Instant.parse("2026-11-30T10:00:00Z"));

    final EntryWriter writer = log.process("one/1");
    final WitnessedHeads heads = new WitnessedHeads(log.database(), log.key().verifier(), writer, TestLog.TERM);
    final TreeSealer sealer = new TreeSealer(log.database(), log.key(), heads, heads);
    final HeadClock headClock = new HeadClock();
    final WitnessTable table = new WitnessTable(other.database().jdbc());
    private final Witness witness = new Witness(other.database(), other.key(), null, TestLog.TERM, witnessClock::get);

    /** Both clocks go on. */
    void passes(Duration time) {
        ownClock.updateAndGet(now -> now.plus(time));
        witnessClock.updateAndGet(now -> now.plus(time));
    }

    /** So many entries more, sealed, and shown to the witness. */
    Optional<WitnessAnswer> sealed(int more) {
        writer.append(
                IntStream.range(0, more).mapToObj(n -> TestLog.entry("r" + n)).toList());
        return shown(sealer.seal().orElseThrow());
    }

    /** The witness looks at a head, as it comes over Kafka. */
    Optional<WitnessAnswer> shown(TreeSealer.Result result) {
        Instant at = headClock.next(ownClock.get());
        Optional<WitnessAnswer> answer =
                witness.look(heads.request(result.head()), log.key().verifier(), at);
        answer.ifPresent(said -> heads.take(said, other.key().verifier()));
        return answer;
    }

    void cosigned(Optional<WitnessAnswer> answer) {
        assertThat(answer).get().isInstanceOf(WitnessAnswer.Cosigned.class);
    }

    List<WitnessAlarm> alarms() {
        return new WitnessAlarms(other.database().jdbc())
                .latest(9).stream().map(WitnessAlarms.Alarm::kind).toList();
    }

    /** The notes of the heads that the other side has. */
    List<String> witnessed() {
        return table.witnessedHeads(log.key().verifier().name());
    }

    Report verified(List<String> told) {
        return new LogVerifier(log.database().jdbc(), log.key().verifier()).verify(told);
    }

    @Override
    public void close() {
        writer.close();
        log.close();
        other.close();
    }
}
