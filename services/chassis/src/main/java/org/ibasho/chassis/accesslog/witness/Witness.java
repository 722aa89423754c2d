package org.ibasho.chassis.accesslog.witness;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
import org.ibasho.chassis.accesslog.expiry.KeepingTerm;
import org.ibasho.chassis.accesslog.merkle.Checkpoint;
import org.ibasho.chassis.accesslog.merkle.ProofCheck;
import org.ibasho.chassis.accesslog.merkle.SignedNote;
import org.ibasho.chassis.accesslog.merkle.SigningKey;
import org.ibasho.chassis.accesslog.merkle.VerifierKey;
import org.ibasho.chassis.accesslog.witness.WitnessTable.WitnessedLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Witnesses another side's log: cosigns a head only if it is signed by that side, continues all heads before, and says
 * of no entry that it has expired before its term ended. Nobody can change a log that it has cosigned without
 * its notice. All processes of a side are one witness.
 */
final class Witness {

    private static final Logger log = LoggerFactory.getLogger(Witness.class);

    private final LogDatabase database;
    private final WitnessTable table;
    private final WitnessAlarms alarms;
    private final SigningKey key;
    private final @Nullable VerifierKey expected;
    private final KeepingTerm term;
    private final InstantSource clock;

    /**
     * @param key cosigns
     * @param expected the key of the other side's log; null: the first one that comes is kept for good
     * @param clock of this side's server, so that all processes of the side have the same
     */
    Witness(
            LogDatabase database,
            SigningKey key,
            @Nullable VerifierKey expected,
            KeepingTerm term,
            InstantSource clock) {
        this.database = database;
        this.table = new WitnessTable(database.jdbc());
        this.alarms = new WitnessAlarms(database.jdbc());
        this.key = key;
        this.expected = expected;
        this.term = term;
        this.clock = clock;
    }

    /**
     * Looks at a head.
     *
     * @param signer the verifier key that the sender says it signs with
     * @param saidAt when it was sent. What is not later than what is known was delivered again, and says nothing new.
     * @return nothing if it is refused, with an alarm, or says nothing new
     */
    Optional<WitnessAnswer> look(AddCheckpoint request, VerifierKey signer, Instant saidAt) {
        return Optional.ofNullable(database.transactions().execute(status -> {
            table.lock();
            Checkpoint head = Checkpoint.parse(request.note().text());
            Optional<WitnessedLog> known = table.find(head.origin());
            return known.isPresent() && !saidAt.isAfter(known.get().saidAt())
                    ? null
                    : answer(request, head, known, signer, saidAt).orElse(null);
        }));
    }

    private Optional<WitnessAnswer> answer(
            AddCheckpoint request, Checkpoint head, Optional<WitnessedLog> known, VerifierKey signer, Instant saidAt) {
        VerifierKey trusted =
                known.map(log -> VerifierKey.parse(log.key())).orElseGet(() -> expected == null ? signer : expected);
        if (!trusted.name().equals(head.origin())) {
            log.error("somebody sends heads of an access log under the name of another one");
            return Optional.empty();
        }
        if (!trusted.verifies(request.note())) {
            // its time counts for nothing: a sender without the key must not keep the witness from later heads
            alarm(head, WitnessAlarm.UNSIGNED);
            return Optional.empty();
        }
        Instant now = later(clock.instant().truncatedTo(ChronoUnit.SECONDS), known);
        WitnessedLog seen = new WitnessedLog(
                head.origin(),
                trusted.toString(),
                head.size(),
                key.cosign(request.note(), now.getEpochSecond()).toString(),
                saidAt,
                now,
                head.expired());
        return known.isEmpty() ? keep(seen) : continued(request, head, known.get(), seen);
    }

    /** A clock that was set back must not let a term begin or end twice. */
    private static Instant later(Instant now, Optional<WitnessedLog> known) {
        return known.map(WitnessedLog::cosignedAt)
                .filter(last -> last.isAfter(now))
                .orElse(now);
    }

    private Optional<WitnessAnswer> continued(
            AddCheckpoint request, Checkpoint head, WitnessedLog known, WitnessedLog seen) {
        Checkpoint last = Checkpoint.parse(SignedNote.parse(known.note()).text());
        if (head.size() < last.size()) {
            return refuse(head, WitnessAlarm.OLDER, seen.saidAt());
        }
        if (head.size() == last.size() && !head.root().equals(last.root())) {
            return refuse(head, WitnessAlarm.INCONSISTENT, seen.saidAt());
        }
        if (head.size() > last.size()) {
            if (request.oldSize() != last.size()) {
                return Optional.of(new WitnessAnswer.Knows(last.size()));
            }
            if (!ProofCheck.extend(last.size(), last.root(), head.size(), head.root(), request.proof())) {
                return refuse(head, WitnessAlarm.INCONSISTENT, seen.saidAt());
            }
        }
        return mayHaveExpired(head, known, seen.cosignedAt())
                ? keep(seen)
                : refuse(head, WitnessAlarm.EXPIRED_EARLY, seen.saidAt());
    }

    /** The term begins when this side cosigns a head that covers the entries; the log's own times do not count. */
    private boolean mayHaveExpired(Checkpoint head, WitnessedLog known, Instant now) {
        return head.expired() <= known.expired()
                || table.covered(head.origin(), head.expired())
                        .filter(seen -> !seen.isAfter(term.before(now)))
                        .isPresent();
    }

    private Optional<WitnessAnswer> keep(WitnessedLog seen) {
        table.keep(seen);
        return Optional.of(new WitnessAnswer.Cosigned(SignedNote.parse(seen.note())));
    }

    private Optional<WitnessAnswer> refuse(Checkpoint head, WitnessAlarm alarm, Instant saidAt) {
        alarm(head, alarm);
        table.refused(head.origin(), saidAt);
        return Optional.empty();
    }

    private void alarm(Checkpoint head, WitnessAlarm alarm) {
        log.error("the access log of the other side fails as it is witnessed: {} at size {}", alarm, head.size());
        alarms.raise(head.origin(), alarm, head.size());
    }
}
