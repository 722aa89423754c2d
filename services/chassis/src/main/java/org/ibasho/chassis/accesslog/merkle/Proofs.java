package org.ibasho.chassis.accesslog.merkle;

import java.util.ArrayList;
import java.util.List;

/** Makes inclusion and consistency proofs (RFC 9162, sections 2.1.3.1 and 2.1.4.1) from stored nodes. */
public final class Proofs {

    private final TreeNodes nodes;

    public Proofs(TreeNodes nodes) {
        this.nodes = nodes;
    }

    /**
     * Proves that a leaf is in the tree.
     *
     * @param index of the leaf, from 0 on
     * @param size of the tree
     * @throws IllegalArgumentException if the tree has no such leaf
     */
    public List<TreeHash> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has no leaf " + index);
        }
        List<TreeHash> proof = new ArrayList<>();
        inclusion(index, 0, size, proof);
        return proof;
    }

    private void inclusion(long index, long begin, long end, List<TreeHash> proof) {
        if (end - begin == 1) {
            return;
        }
        long middle = begin + largestPowerBelow(end - begin);
        if (index < middle) {
            inclusion(index, begin, middle, proof);
            proof.add(root(middle, end));
        } else {
            inclusion(index, middle, end, proof);
            proof.add(root(begin, middle));
        }
    }

    /**
     * Proves that the tree of the first size is the beginning of the tree of the second one. The proof is empty if the
     * first tree is, or if both are one.
     *
     * @throws IllegalArgumentException if the first size is larger than the second one
     */
    public List<TreeHash> consistency(long first, long second) {
        if (first < 0 || first > second) {
            throw new IllegalArgumentException("a tree of " + second + " leaves has none of " + first + " in it");
        }
        List<TreeHash> proof = new ArrayList<>();
        if (first > 0) {
            consistency(first, 0, second, true, proof);
        }
        return proof;
    }

    private void consistency(long first, long begin, long end, boolean known, List<TreeHash> proof) {
        if (first == end) {
            if (!known) {
                proof.add(root(begin, end));
            }
            return;
        }
        long middle = begin + largestPowerBelow(end - begin);
        if (first <= middle) {
            consistency(first, begin, middle, known, proof);
            proof.add(root(middle, end));
        } else {
            consistency(first, middle, end, false, proof);
            proof.add(root(begin, middle));
        }
    }

    /** The root over some leaves; complete subtrees are read, not computed. */
    private TreeHash root(long begin, long end) {
        long count = end - begin;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return nodes.node(level, begin >> level);
        }
        long middle = begin + largestPowerBelow(count);
        return TreeHash.node(root(begin, middle), root(middle, end));
    }

    private static long largestPowerBelow(long count) {
        return Long.highestOneBit(count - 1);
    }
}
