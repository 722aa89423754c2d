package org.ibasho.chassis.accesslog.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * What is needed of a tree to append to it: its size, and the roots of the complete subtrees that it consists of, the
 * largest first. Appending a leaf costs no look at any other leaf.
 */
public final class CompactRange {

    private final List<TreeHash> roots;
    private long size;

    private CompactRange(long size, List<TreeHash> roots) {
        this.size = size;
        this.roots = roots;
    }

    /** Takes every subtree that becomes complete. */
    @FunctionalInterface
    public interface NodeSink {

        void accept(int level, long index, TreeHash hash);
    }

    /** The tree without leaves. */
    public static CompactRange empty() {
        return new CompactRange(0, new ArrayList<>());
    }

    /** The range of a tree whose nodes are stored. */
    public static CompactRange read(long size, TreeNodes nodes) {
        List<TreeHash> roots = new ArrayList<>();
        long covered = 0;
        for (int level = Long.SIZE - 2; level >= 0; level--) {
            if ((size & 1L << level) != 0) {
                roots.add(nodes.node(level, covered >> level));
                covered += 1L << level;
            }
        }
        return new CompactRange(size, roots);
    }

    /** Appends a leaf, and hands every node that this completes to the sink, the leaf itself first. */
    public void append(TreeHash leaf, NodeSink sink) {
        TreeHash hash = leaf;
        long index = size;
        sink.accept(0, index, hash);
        for (int level = 1; (index & 1) == 1; level++) {
            hash = TreeHash.node(roots.removeLast(), hash);
            index >>= 1;
            sink.accept(level, index, hash);
        }
        roots.add(hash);
        size++;
    }

    /** The number of leaves. */
    public long size() {
        return size;
    }

    /** The hash of the whole tree. */
    public TreeHash root() {
        if (roots.isEmpty()) {
            return TreeHash.empty();
        }
        TreeHash hash = roots.getLast();
        for (TreeHash left : roots.subList(0, roots.size() - 1).reversed()) {
            hash = TreeHash.node(left, hash);
        }
        return hash;
    }
}
