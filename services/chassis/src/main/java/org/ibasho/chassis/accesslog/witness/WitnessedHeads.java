package org.ibasho.chassis.accesslog.witness;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
import org.ibasho.chassis.accesslog.expiry.KeepingTerm;
import org.ibasho.chassis.accesslog.expiry.RemovableSize;
import org.ibasho.chassis.accesslog.merkle.Checkpoint;
import org.ibasho.chassis.accesslog.merkle.Proofs;
import org.ibasho.chassis.accesslog.merkle.SignedNote;
import org.ibasho.chassis.accesslog.merkle.VerifierKey;
import org.ibasho.chassis.accesslog.seal.ExpiredSize;
import org.ibasho.chassis.accesslog.seal.Head;
import org.ibasho.chassis.accesslog.seal.TreeTable;
import org.ibasho.chassis.accesslog.seal.WitnessedSize;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the other side has witnessed of this side's log, as this process has heard it. The largest size is kept in
 * memory, where a database that was set back does not reach.
 */
final class WitnessedHeads implements WitnessedSize, ExpiredSize, RemovableSize {

    private static final Logger log = LoggerFactory.getLogger(WitnessedHeads.class);

    private final WitnessTable table;
    private final TreeTable tree;
    private final VerifierKey own;
    private final EntryWriter writer;
    private final KeepingTerm term;
    private final AtomicLong size = new AtomicLong();
    private final AtomicLong removable = new AtomicLong();
    private final AtomicReference<Instant> cosignedAt = new AtomicReference<>(Instant.EPOCH);
    private final AtomicLong proofFrom = new AtomicLong();

    WitnessedHeads(LogDatabase database, VerifierKey own, EntryWriter writer, KeepingTerm term) {
        this.table = new WitnessTable(database.jdbc());
        this.tree = new TreeTable(database.jdbc());
        this.own = own;
        this.writer = writer;
        this.term = term;
    }

    @Override
    public long size() {
        return size.get();
    }

    /** Counted in the witness's time, from one cosignature to another: a clock of this side is not asked. */
    @Override
    public long expired() {
        return table.cosignedBefore(term.before(cosignedAt.get()));
    }

    @Override
    public long removable() {
        return removable.get();
    }

    /** The request to cosign a head, with the proof from where the witness is. */
    AddCheckpoint request(Head head) {
        long from = Math.min(proofFrom.get(), head.size());
        return new AddCheckpoint(
                from,
                from == head.size() ? List.of() : new Proofs(tree).consistency(from, head.size()),
                SignedNote.parse(head.note()));
    }

    /** Takes an answer of the witness whose key this is. */
    void take(WitnessAnswer answer, VerifierKey witness) {
        switch (answer) {
            case WitnessAnswer.Knows(long known) -> proofFrom.set(known);
            case WitnessAnswer.Cosigned(SignedNote note) -> {
                Optional<Instant> at = witness.cosignedAt(note);
                if (own.verifies(note) && at.isPresent()) {
                    cosigned(Checkpoint.parse(note.text()), note, at.get());
                } else {
                    log.warn("a cosignature of the access log is not valid");
                }
            }
        }
    }

    private void cosigned(Checkpoint head, SignedNote note, Instant at) {
        proofFrom.set(head.size());
        size.accumulateAndGet(head.size(), Math::max);
        removable.accumulateAndGet(head.expired(), Math::max);
        cosignedAt.accumulateAndGet(at, (known, heard) -> heard.isAfter(known) ? heard : known);
        table.keepCosigned(head.size(), note.toString(), at);
        writer.unwitnessed().witnessed(tree.coveredNumber(writer.process(), head.size()));
    }
}
