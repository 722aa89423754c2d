package org.ibasho.chassis.accesslog.witness;

import java.time.Instant;
import java.util.Optional;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
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
 * Witnesses another side's log: cosigns a head only if it is signed by that side and continues all heads before. What
 * it has once cosigned can't be changed any more without its notice. All processes of a side are one witness.
 */
final class Witness {

    private static final Logger log = LoggerFactory.getLogger(Witness.class);

    private final LogDatabase database;
    private final WitnessTable table;
    private final SigningKey key;
    private final @Nullable VerifierKey expected;

    /**
     * @param key cosigns
     * @param expected the key of the other side's log; null: the first one that comes is kept for good
     */
    Witness(LogDatabase database, SigningKey key, @Nullable VerifierKey expected) {
        this.database = database;
        this.table = new WitnessTable(database.jdbc());
        this.key = key;
        this.expected = expected;
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
        if (!trusted.name().equals(head.origin()) || !trusted.verifies(request.note())) {
            return refuse(head, WitnessAlarm.UNSIGNED, saidAt);
        }
        if (known.isEmpty()) {
            return keep(request.note(), head, trusted, saidAt);
        }
        Checkpoint last = Checkpoint.parse(SignedNote.parse(known.get().note()).text());
        if (head.size() < last.size()) {
            return refuse(head, WitnessAlarm.OLDER, saidAt);
        }
        if (head.size() == last.size()) {
            return head.root().equals(last.root())
                    ? keep(request.note(), head, trusted, saidAt)
                    : refuse(head, WitnessAlarm.INCONSISTENT, saidAt);
        }
        if (request.oldSize() != last.size()) {
            return Optional.of(new WitnessAnswer.Knows(last.size()));
        }
        return ProofCheck.extend(last.size(), last.root(), head.size(), head.root(), request.proof())
                ? keep(request.note(), head, trusted, saidAt)
                : refuse(head, WitnessAlarm.INCONSISTENT, saidAt);
    }

    private Optional<WitnessAnswer> keep(SignedNote note, Checkpoint head, VerifierKey trusted, Instant saidAt) {
        table.keep(head.origin(), trusted.toString(), head.size(), note.toString(), saidAt);
        return Optional.of(new WitnessAnswer.Cosigned(key.cosign(note, saidAt.getEpochSecond())));
    }

    private Optional<WitnessAnswer> refuse(Checkpoint head, WitnessAlarm alarm, Instant saidAt) {
        log.error("the access log of the other side fails as it is witnessed: {} at size {}", alarm, head.size());
        table.alarm(head.origin(), alarm, saidAt);
        return Optional.empty();
    }
}
