package org.ibasho.chassis.accesslog.merkle;

import java.util.Iterator;
import java.util.List;

/** Verifies inclusion and consistency proofs (RFC 9162, sections 2.1.3.2 and 2.1.4.2). Never throws for a wrong one. */
public final class ProofCheck {

    private ProofCheck() {}

    /** Whether the proof shows that the tree has this leaf at this index. */
    public static boolean includes(long size, TreeHash root, long index, TreeHash leaf, List<TreeHash> proof) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        TreeHash hash = leaf;
        for (TreeHash sibling : proof) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = TreeHash.node(sibling, hash);
                int up = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>= up;
                last >>= up;
            } else {
                hash = TreeHash.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /** Whether the proof shows that the first tree is the beginning of the second one. */
    public static boolean extend(
            long firstSize, TreeHash firstRoot, long secondSize, TreeHash secondRoot, List<TreeHash> proof) {
        if (firstSize < 0 || firstSize > secondSize) {
            return false;
        }
        if (firstSize == secondSize) {
            return proof.isEmpty() && firstRoot.equals(secondRoot);
        }
        if (firstSize == 0) {
            return proof.isEmpty() && firstRoot.equals(TreeHash.empty());
        }
        Iterator<TreeHash> hashes = proof.iterator();
        if (!hashes.hasNext()) {
            return false;
        }
        int complete = Long.numberOfTrailingZeros(firstSize);
        long node = (firstSize - 1) >> complete;
        long last = (secondSize - 1) >> complete;
        // a first tree that is complete is no part of the proof
        TreeHash first = Long.bitCount(firstSize) == 1 ? firstRoot : hashes.next();
        TreeHash second = first;
        while (hashes.hasNext()) {
            TreeHash sibling = hashes.next();
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                first = TreeHash.node(sibling, first);
                second = TreeHash.node(sibling, second);
                int up = (node & 1) == 1 || node == 0 ? 0 : Long.numberOfTrailingZeros(node);
                node >>= up;
                last >>= up;
            } else {
                second = TreeHash.node(second, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && first.equals(firstRoot) && second.equals(secondRoot);
    }
}
