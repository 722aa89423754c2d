package org.ibasho.chassis.accesslog.seal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ibasho.chassis.accesslog.entry.Entry;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
import org.ibasho.chassis.accesslog.merkle.Checkpoint;
import org.ibasho.chassis.accesslog.merkle.CompactRange;
import org.ibasho.chassis.accesslog.merkle.SignedNote;
import org.ibasho.chassis.accesslog.merkle.SigningKey;
import org.ibasho.chassis.accesslog.seal.TreeTable.Leaf;
import org.ibasho.chassis.accesslog.seal.TreeTable.Node;
import org.ibasho.chassis.accesslog.seal.TreeTable.Unsealed;
import org.jspecify.annotations.Nullable;

/**
 * Seals new entries: leaves, nodes and the signed head come in one transaction, under a lock that one process of the
 * side has at a time. A process that is killed in between leaves nothing, and the next one does it.
 *
 * <p>Not for several threads.
 */
public final class TreeSealer {

    /** The most entries of a process in one sealing: what is left over comes in the next one. */
    private static final int MOST_OF_A_PROCESS = 5_000;

    private static final Comparator<Timed> ORDER = Comparator.comparing(Timed::at)
            .thenComparing(timed -> timed.entry().process())
            .thenComparingLong(timed -> timed.entry().number());

    private final LogDatabase database;
    private final TreeTable table;
    private final SigningKey key;
    private final WitnessedSize witnessedSize;
    private final ExpiredSize expiredSize;

    private @Nullable CompactRange known;
    private long largest;

    /**
     * @param key signs; its name is the origin of the log
     * @param witnessedSize the largest size that the other side has cosigned, as far as this process knows
     */
    public TreeSealer(LogDatabase database, SigningKey key, WitnessedSize witnessedSize) {
        this(database, key, witnessedSize, () -> 0);
    }

    /** @param expiredSize what a new head says has expired */
    public TreeSealer(LogDatabase database, SigningKey key, WitnessedSize witnessedSize, ExpiredSize expiredSize) {
        this.database = database;
        this.table = new TreeTable(database.jdbc());
        this.key = key;
        this.witnessedSize = witnessedSize;
        this.expiredSize = expiredSize;
    }

    /**
     * What a sealing came to.
     *
     * @param head the present one
     * @param at when it was, by the server's clock: of two heads, the one of the later sealing has the later time
     * @param isNew whether this sealing has made it
     * @param missing entries that nothing of their process is sealed past
     */
    public record Result(Head head, Instant at, boolean isNew, List<MissingEntry> missing) {}

    /**
     * Seals what is new. Empty if another process is about it.
     *
     * @throws LogDamaged if the stored tree is not the one that was signed; nothing is sealed then
     */
    public Optional<Result> seal() {
        CompactRange before = known;
        known = null;
        Sealing sealing = database.transactions().execute(status -> table.lock() ? sealing(before) : null);
        if (sealing == null) {
            known = before;
            return Optional.empty();
        }
        known = sealing.range();
        largest = sealing.range().size();
        return Optional.of(sealing.result());
    }

    private record Sealing(CompactRange range, Result result) {}

    private Sealing sealing(@Nullable CompactRange before) {
        Optional<Head> last = table.latest();
        CompactRange range = range(last, before);
        List<MissingEntry> missing = new ArrayList<>();
        List<Entry> entries = sealable(missing);
        if (entries.isEmpty() && last.isPresent()) {
            return new Sealing(range, new Result(last.get(), table.time(), false, missing));
        }
        long size = range.size();
        List<Node> nodes = TreeTable.append(range, entries);
        table.addLeaves(IntStream.range(0, entries.size())
                .mapToObj(place -> new Leaf(size + place, entries.get(place)))
                .toList());
        table.addNodes(nodes);
        Checkpoint checkpoint = new Checkpoint(
                key.verifier().name(), range.size(), range.root(), Math.min(expiredSize.expired(), size));
        Head head = new Head(range.size(), key.sign(checkpoint.text()).toString());
        table.addHead(head);
        return new Sealing(range, new Result(head, table.time(), true, missing));
    }

    /** The tree to append to. It must be the one that was signed, and none that is older than one already known. */
    private CompactRange range(Optional<Head> last, @Nullable CompactRange before) {
        long size = last.map(Head::size).orElse(0L);
        if (size < Math.max(largest, witnessedSize.size())) {
            throw new LogDamaged("the tree has become smaller: somebody has put an older copy in its place");
        }
        if (last.isEmpty()) {
            return CompactRange.empty();
        }
        Checkpoint signed = signed(last.get());
        if (before != null && before.size() == size && before.root().equals(signed.root())) {
            return before;
        }
        CompactRange read = read(size);
        if (!read.root().equals(signed.root())) {
            throw new LogDamaged("the stored hashes are not those of the signed head");
        }
        return read;
    }

    private CompactRange read(long size) {
        try {
            return CompactRange.read(size, table);
        } catch (IllegalStateException missing) {
            throw new LogDamaged("stored hashes are missing");
        }
    }

    private Checkpoint signed(Head head) {
        try {
            if (key.verifier().verifies(SignedNote.parse(head.note()))
                    && head.checkpoint().size() == head.size()) {
                return head.checkpoint();
            }
        } catch (IllegalArgumentException noCheckpoint) {
            throw new LogDamaged("the latest head is no checkpoint");
        }
        throw new LogDamaged("the latest head is not signed with the key of this side");
    }

    /** An entry, and the latest time that its process has given so far: its clock may have gone back. */
    private record Timed(Instant at, Entry entry) {

        static Timed after(@Nullable Timed before, Entry entry) {
            return new Timed(before == null || entry.at().isAfter(before.at()) ? entry.at() : before.at(), entry);
        }
    }

    /** The entries of each process up to a missing number, in the order of time and, per process, of their numbers. */
    private List<Entry> sealable(List<MissingEntry> missing) {
        Map<String, Long> expected = new LinkedHashMap<>();
        Map<String, Timed> latest = new HashMap<>();
        List<Timed> entries = new ArrayList<>();
        for (Unsealed unsealed : table.unsealed(MOST_OF_A_PROCESS)) {
            Entry entry = unsealed.entry();
            long next = expected.computeIfAbsent(entry.process(), process -> unsealed.sealedBefore() + 1);
            if (entry.number() == next) {
                Timed timed = Timed.after(latest.get(entry.process()), entry);
                latest.put(entry.process(), timed);
                entries.add(timed);
                expected.put(entry.process(), next + 1);
            } else if (missing.stream().noneMatch(gap -> gap.process().equals(entry.process()))) {
                missing.add(new MissingEntry(entry.process(), next));
            }
        }
        return entries.stream().sorted(ORDER).map(Timed::entry).toList();
    }
}
