package org.ibasho.chassis.accesslog.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.chassis.accesslog.entry.ChainHead;
import org.ibasho.chassis.accesslog.entry.Entry;
import org.ibasho.chassis.accesslog.entry.EntryTable;
import org.ibasho.chassis.accesslog.merkle.TreeHash;
import org.ibasho.chassis.accesslog.verify.Finding.Kind;

/** The hash chain of each process: computed from its entries, and as the process sent it. */
final class ChainsToCompare {

    private static final int PAGE = 5_000;

    private final List<Finding> findings;
    private final Map<String, ChainHead> told = new HashMap<>();
    private final Map<String, ChainHead> reached = new HashMap<>();

    ChainsToCompare(List<Finding> findings) {
        this.findings = findings;
    }

    /** Adds the head that a process has sent. */
    void told(ChainHead head) {
        told.merge(head.process(), head, (one, other) -> one.number() >= other.number() ? one : other);
    }

    /** The number of the last entry that was taken of a process. */
    long lastNumber(String process) {
        return at(process).number();
    }

    /** Takes the next entry of a process. */
    void next(String process, long number, TreeHash leaf) {
        ChainHead head = at(process).with(number, leaf);
        reached.put(process, head);
        ChainHead expected = told.get(process);
        if (expected != null && expected.number() == number && !expected.hash().equals(head.hash())) {
            findings.add(new Finding(Kind.REWRITTEN, "entries 1 to %d of %s".formatted(number, process)));
        }
    }

    /** Takes the entries that are no leaves yet, and reports the processes that lack entries. */
    void end(EntryTable table) {
        told.values().forEach(expected -> {
            String process = expected.process();
            List<Entry> page = unsealed(table, expected);
            while (!page.isEmpty()) {
                page.forEach(entry -> next(process, entry.number(), TreeHash.leaf(entry.leaf())));
                page = unsealed(table, expected);
            }
            if (lastNumber(process) < expected.number()) {
                findings.add(new Finding(
                        Kind.LOST,
                        "%s told that it wrote %d entries, and there are %d"
                                .formatted(process, expected.number(), lastNumber(process))));
            }
        });
    }

    private List<Entry> unsealed(EntryTable table, ChainHead expected) {
        long last = lastNumber(expected.process());
        return last < expected.number() ? table.after(expected.process(), last, PAGE) : List.of();
    }

    private ChainHead at(String process) {
        return reached.computeIfAbsent(process, ChainHead::start);
    }

    int count() {
        return told.size();
    }
}
