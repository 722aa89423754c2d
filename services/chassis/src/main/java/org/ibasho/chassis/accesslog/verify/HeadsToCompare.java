package org.ibasho.chassis.accesslog.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ibasho.chassis.accesslog.merkle.Checkpoint;
import org.ibasho.chassis.accesslog.merkle.CompactRange;
import org.ibasho.chassis.accesslog.merkle.TreeHash;
import org.ibasho.chassis.accesslog.verify.Finding.Kind;

/** The heads that a tree has to agree with, as it grows from leaf to leaf. */
final class HeadsToCompare {

    private final List<Finding> findings;
    private final TreeMap<Long, List<Expected>> open = new TreeMap<>();
    private long goodUpTo;
    private long largestSigned;
    private long expired;
    private long saidToBeExpired;
    private int signedCount;
    private int witnessedCount;
    private boolean changed;

    private record Expected(TreeHash root, boolean witnessed) {}

    HeadsToCompare(List<Finding> findings) {
        this.findings = findings;
    }

    /** Adds a head that this log has signed. */
    void signed(Checkpoint head) {
        signedCount++;
        saidToBeExpired = Math.max(saidToBeExpired, head.expired());
        largestSigned = Math.max(largestSigned, head.size());
        add(head, false);
    }

    /** Adds a head that the other side has witnessed. */
    void witnessed(Checkpoint head) {
        witnessedCount++;
        expired = Math.max(expired, head.expired());
        largestSigned = Math.max(largestSigned, head.size());
        add(head, true);
    }

    private void add(Checkpoint head, boolean witnessed) {
        open.computeIfAbsent(head.size(), size -> new ArrayList<>()).add(new Expected(head.root(), witnessed));
    }

    /** Compares the tree with the heads of its size. */
    void reached(CompactRange range) {
        List<Expected> here = open.remove(range.size());
        if (here == null) {
            return;
        }
        TreeHash root = range.root();
        if (here.stream().allMatch(head -> head.root().equals(root))) {
            if (!changed) {
                goodUpTo = range.size();
            }
        } else {
            boolean witnessed = here.stream()
                    .anyMatch(head -> head.witnessed() && !head.root().equals(root));
            report(witnessed ? Kind.WITNESSED_CHANGED : Kind.CHANGED, range.size());
            changed = true;
        }
    }

    /** A change shows in every later head, too; it is told at the first one, and at the first witnessed one. */
    private void report(Kind kind, long size) {
        if (findings.stream().noneMatch(finding -> finding.kind() == kind)) {
            findings.add(new Finding(kind, "leaves %d to %d".formatted(goodUpTo, size - 1)));
        }
    }

    /** What is left when the tree has come to its end. */
    void end(long size) {
        Map.Entry<Long, List<Expected>> last = open.lastEntry();
        if (last != null) {
            boolean witnessed = open.values().stream().flatMap(List::stream).anyMatch(Expected::witnessed);
            findings.add(new Finding(
                    Kind.CUT_OFF,
                    "there are %d leaves, and a %s head of %d"
                            .formatted(size, witnessed ? "witnessed" : "signed", last.getKey())));
        }
        if (size > largestSigned) {
            findings.add(new Finding(Kind.UNCOVERED, "leaves %d to %d".formatted(largestSigned, size - 1)));
        }
    }

    /** Entries of leaves before this one may be gone: the witness has agreed. */
    long expired() {
        return expired;
    }

    /** The same as the log itself says. */
    long saidToBeExpired() {
        return Math.max(expired, saidToBeExpired);
    }

    long goodUpTo() {
        return goodUpTo;
    }

    int signedCount() {
        return signedCount;
    }

    int witnessedCount() {
        return witnessedCount;
    }
}
