package org.ibasho.chassis.accesslog.merkle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The definitions of RFC 9162, section 2.1, word by word, over a list of leaves. */
record NaiveTree(List<byte[]> leaves) {

    static NaiveTree of(int size, int seed) {
        List<byte[]> leaves = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            leaves.add(("leaf " + index + " of " + seed).getBytes(StandardCharsets.UTF_8));
        }
        return new NaiveTree(leaves);
    }

    TreeHash root(int size) {
        return root(leaves.subList(0, size));
    }

    TreeHash leaf(int index) {
        return TreeHash.leaf(leaves.get(index));
    }

    private static TreeHash root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return TreeHash.empty();
        }
        if (leaves.size() == 1) {
            return TreeHash.leaf(leaves.getFirst());
        }
        int split = split(leaves.size());
        return TreeHash.node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    List<TreeHash> inclusion(int index, int size) {
        return path(index, leaves.subList(0, size));
    }

    private static List<TreeHash> path(int index, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int split = split(leaves.size());
        List<byte[]> left = leaves.subList(0, split);
        List<byte[]> right = leaves.subList(split, leaves.size());
        return index < split
                ? appended(path(index, left), root(right))
                : appended(path(index - split, right), root(left));
    }

    List<TreeHash> consistency(int first, int second) {
        return subProof(first, leaves.subList(0, second), true);
    }

    private static List<TreeHash> subProof(int first, List<byte[]> leaves, boolean known) {
        if (first == leaves.size()) {
            return known ? List.of() : List.of(root(leaves));
        }
        int split = split(leaves.size());
        List<byte[]> left = leaves.subList(0, split);
        List<byte[]> right = leaves.subList(split, leaves.size());
        return first <= split
                ? appended(subProof(first, left, known), root(right))
                : appended(subProof(first - split, right, false), root(left));
    }

    private static List<TreeHash> appended(List<TreeHash> path, TreeHash last) {
        List<TreeHash> longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }

    private static int split(int size) {
        int split = 1;
        while (split * 2 < size) {
            split *= 2;
        }
        return split;
    }
}
