package org.ibasho.chassis.accesslog.merkle;

/** Reads the hashes of complete subtrees. */
@FunctionalInterface
public interface TreeNodes {

    /**
     * The hash of the complete subtree over the leaves from {@code index * 2^level} on.
     *
     * @param level 0 for a leaf; a subtree of level n has 2^n leaves
     * @throws IllegalStateException if it is missing
     */
    TreeHash node(int level, long index);
}
