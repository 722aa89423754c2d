package org.ibasho.chassis.accesslog.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The incremental tree and its proofs against RFC 9162's definitions, and known vectors of RFC 6962's trees. */
class MerkleTreeTest {

    private static final int LARGEST = 200;

    /** The eight leaves of Certificate Transparency's own tests, and the root after each. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final String EMPTY_ROOT = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Example
    void has_the_roots_of_known_trees() {
        CompactRange range = CompactRange.empty();
        assertThat(hex(range.root())).isEqualTo(EMPTY_ROOT);
        for (int index = 0; index < LEAVES.size(); index++) {
            range.append(TreeHash.leaf(HexFormat.of().parseHex(LEAVES.get(index))), (level, at, hash) -> {});
            assertThat(hex(range.root())).isEqualTo(ROOTS.get(index));
        }
    }

    @Property
    void an_incremental_tree_has_the_root_of_its_definition(@ForAll @IntRange(max = LARGEST) int size) {
        NaiveTree naive = NaiveTree.of(size, 0);
        Stored stored = Stored.of(naive);

        assertThat(stored.range.root()).isEqualTo(naive.root(size));
        assertThat(stored.range.size()).isEqualTo(size);
    }

    @Property
    void a_range_that_is_read_again_goes_on_as_if_it_had_never_stopped(
            @ForAll @IntRange(max = LARGEST) int size, @ForAll @IntRange(max = LARGEST) int stop) {
        NaiveTree naive = NaiveTree.of(size, 0);
        CompactRange read = CompactRange.read(Math.min(stop, size), Stored.of(naive));
        for (int index = Math.min(stop, size); index < size; index++) {
            read.append(naive.leaf(index), (level, at, hash) -> {});
        }

        assertThat(read.root()).isEqualTo(naive.root(size));
    }

    @Property
    void inclusion_proofs_are_those_of_the_definition_and_hold(
            @ForAll @IntRange(min = 1, max = LARGEST) int size, @ForAll @IntRange(max = LARGEST) int any) {
        NaiveTree naive = NaiveTree.of(size, 0);
        int index = any % size;
        List<TreeHash> proof = new Proofs(Stored.of(naive)).inclusion(index, size);

        assertThat(proof).isEqualTo(naive.inclusion(index, size));
        assertThat(ProofCheck.includes(size, naive.root(size), index, naive.leaf(index), proof))
                .isTrue();
    }

    @Property
    void an_inclusion_proof_holds_for_nothing_else(
            @ForAll @IntRange(min = 1, max = LARGEST) int size,
            @ForAll @IntRange(max = LARGEST) int any,
            @ForAll @IntRange(max = LARGEST) int other) {
        NaiveTree naive = NaiveTree.of(size, 0);
        int index = any % size;
        List<TreeHash> proof = new Proofs(Stored.of(naive)).inclusion(index, size);
        TreeHash root = naive.root(size);
        TreeHash leaf = naive.leaf(index);

        assertThat(ProofCheck.includes(size, NaiveTree.of(size, 1).root(size), index, leaf, proof))
                .isFalse();
        assertThat(ProofCheck.includes(size, root, index, NaiveTree.of(size, 1).leaf(index), proof))
                .isFalse();
        assertThat(ProofCheck.includes(size, root, other, leaf, proof)).isEqualTo(other == index);
        for (List<TreeHash> wrong : spoilt(proof)) {
            assertThat(ProofCheck.includes(size, root, index, leaf, wrong)).isFalse();
        }
    }

    @Property
    void consistency_proofs_are_those_of_the_definition_and_hold(
            @ForAll @IntRange(min = 1, max = LARGEST) int second, @ForAll @IntRange(max = LARGEST) int any) {
        NaiveTree naive = NaiveTree.of(second, 0);
        int first = any % (second + 1);
        List<TreeHash> proof = new Proofs(Stored.of(naive)).consistency(first, second);

        if (first > 0) {
            assertThat(proof).isEqualTo(naive.consistency(first, second));
        }
        assertThat(ProofCheck.extend(first, naive.root(first), second, naive.root(second), proof))
                .isTrue();
    }

    @Property
    void a_consistency_proof_holds_for_nothing_else(
            @ForAll @IntRange(min = 1, max = LARGEST) int second, @ForAll @IntRange(min = 1, max = LARGEST) int any) {
        NaiveTree naive = NaiveTree.of(second, 0);
        NaiveTree forged = NaiveTree.of(second, 1);
        int first = 1 + any % second;
        List<TreeHash> proof = new Proofs(Stored.of(naive)).consistency(first, second);
        TreeHash early = naive.root(first);
        TreeHash late = naive.root(second);

        assertThat(ProofCheck.extend(first, forged.root(first), second, late, proof))
                .isFalse();
        assertThat(ProofCheck.extend(first, early, second, forged.root(second), proof))
                .isFalse();
        assertThat(ProofCheck.extend(second + 1, early, second, late, proof)).isFalse();
        for (List<TreeHash> wrong : spoilt(proof)) {
            assertThat(ProofCheck.extend(first, early, second, late, wrong)).isFalse();
        }
    }

    @Property
    void whoever_changes_a_leaf_of_an_early_tree_can_prove_nothing(
            @ForAll @IntRange(min = 2, max = LARGEST) int second,
            @ForAll @IntRange(min = 1, max = LARGEST) int any,
            @ForAll @IntRange(max = LARGEST) int changed) {
        NaiveTree naive = NaiveTree.of(second, 0);
        int first = 1 + any % (second - 1);
        List<byte[]> leaves = new ArrayList<>(naive.leaves());
        leaves.set(changed % first, new byte[] {1});
        NaiveTree altered = new NaiveTree(leaves);
        List<TreeHash> proof = new Proofs(Stored.of(altered)).consistency(first, second);

        assertThat(ProofCheck.extend(first, naive.root(first), second, altered.root(second), proof))
                .isFalse();
    }

    @Example
    void proofs_about_what_is_not_there_are_not_made() {
        Proofs proofs = new Proofs(Stored.of(NaiveTree.of(2, 0)));

        assertThatIllegalArgumentException().isThrownBy(() -> proofs.inclusion(2, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> proofs.consistency(3, 2));
        assertThat(ProofCheck.includes(0, TreeHash.empty(), 0, TreeHash.empty(), List.of()))
                .isFalse();
    }

    private static String hex(TreeHash hash) {
        return HexFormat.of().formatHex(hash.bytes());
    }

    /** With one hash too few, one too many, and one changed. */
    private static List<List<TreeHash>> spoilt(List<TreeHash> proof) {
        List<List<TreeHash>> wrong = new ArrayList<>();
        TreeHash strange = TreeHash.leaf(new byte[] {9});
        List<TreeHash> longer = new ArrayList<>(proof);
        longer.add(strange);
        wrong.add(longer);
        for (int at = 0; at < proof.size(); at++) {
            List<TreeHash> changed = new ArrayList<>(proof);
            changed.set(at, strange);
            wrong.add(changed);
            List<TreeHash> shorter = new ArrayList<>(proof);
            shorter.remove(at);
            wrong.add(shorter);
        }
        return wrong;
    }

    /** A tree that was built leaf by leaf, and the nodes that came out of it. */
    private record Stored(CompactRange range, Map<String, TreeHash> nodes) implements TreeNodes {

        static Stored of(NaiveTree naive) {
            Stored stored = new Stored(CompactRange.empty(), new HashMap<>());
            for (int index = 0; index < naive.leaves().size(); index++) {
                stored.range.append(naive.leaf(index), (level, at, hash) -> stored.nodes.put(level + "/" + at, hash));
            }
            return stored;
        }

        @Override
        public TreeHash node(int level, long index) {
            return Objects.requireNonNull(nodes.get(level + "/" + index));
        }
    }
}
