package org.ibasho.chassis.accesslog.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.ibasho.chassis.accesslog.TestLog;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.entry.NewEntry;
import org.ibasho.chassis.accesslog.merkle.Checkpoint;
import org.ibasho.chassis.accesslog.merkle.ProofCheck;
import org.ibasho.chassis.accesslog.merkle.Proofs;
import org.ibasho.chassis.accesslog.verify.LogVerifier;
import org.ibasho.chassis.accesslog.verify.Report;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sealer puts every entry once into the tree, and nothing past a missing one or on top of another tree. */
class TreeSealerTest {

    private final TestLog log = TestLog.fresh();
    private final AtomicLong witnessed = new AtomicLong();
    private final TreeSealer sealer = newSealer();
    private final EntryWriter one = log.process("one/1");
    private final EntryWriter two = log.process("two/1");

    private TreeSealer newSealer() {
        return new TreeSealer(log.database(), log.key(), witnessed::get);
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
        log.close();
    }

    private static List<NewEntry> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> TestLog.entry("request-" + n))
                .toList();
    }

    private TreeSealer.Result seal() {
        return sealer.seal().orElseThrow();
    }

    private Report verified() {
        return new LogVerifier(log.database().jdbc(), log.key().verifier()).verify(List.of());
    }

    @Test
    void an_empty_log_has_a_signed_head() {
        assertThat(seal().head().checkpoint().size()).isZero();
        assertThat(seal().isNew()).isFalse();
        assertThat(verified().findings()).isEmpty();
    }

    @Test
    void entries_of_all_processes_become_leaves_once_and_in_the_order_of_their_numbers() {
        for (int round = 0; round < 3; round++) {
            one.append(entries(5));
            two.append(entries(3));
            assertThat(seal().isNew()).isTrue();
        }

        assertThat(seal().isNew()).isFalse();
        assertThat(verified().leaves()).isEqualTo(24);
        assertThat(verified().goodUpTo()).isEqualTo(24);
        assertThat(verified().findings()).isEmpty();
    }

    @Test
    void another_process_goes_on_with_the_tree_and_every_head_is_consistent_with_the_one_before() {
        one.append(entries(5));
        Checkpoint first = seal().head().checkpoint();
        one.append(entries(6));
        Checkpoint second = newSealer().seal().orElseThrow().head().checkpoint();
        one.append(entries(1));
        Checkpoint third = seal().head().checkpoint();

        Proofs proofs = new Proofs(new TreeTable(log.database().jdbc()));
        assertThat(ProofCheck.extend(5, first.root(), 11, second.root(), proofs.consistency(5, 11)))
                .isTrue();
        assertThat(ProofCheck.extend(11, second.root(), 12, third.root(), proofs.consistency(11, 12)))
                .isTrue();
        assertThat(third.size()).isEqualTo(12);
    }

    @Test
    void nothing_is_sealed_past_a_missing_entry_and_other_processes_go_on() {
        one.append(entries(5));
        two.append(entries(2));
        log.asSuperuser("delete from access_entry where process = 'one/1' and number = 3");

        TreeSealer.Result result = seal();

        assertThat(result.missing()).containsExactly(new MissingEntry("one/1", 3));
        assertThat(result.head().size()).isEqualTo(4);
        assertThat(seal().missing()).containsExactly(new MissingEntry("one/1", 3));
    }

    @Test
    void one_sealer_at_a_time_and_a_killed_one_leaves_nothing_behind() throws SQLException {
        one.append(entries(5));
        seal();
        one.append(entries(2));
        try (Connection other = log.superuser()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select pg_advisory_xact_lock(hashtextextended('seal', 0))");
            other.createStatement().execute("insert into leaf values (5, 'one/1', 6)");
            assertThat(sealer.seal()).isEmpty();
            other.rollback();
        }

        assertThat(seal().head().size()).isEqualTo(7);
        assertThat(verified().findings()).isEmpty();
    }

    @Test
    void a_sealer_whose_connections_break_goes_on_afterwards() {
        one.append(entries(5));
        seal();
        log.asSuperuser("alter table head rename to hidden");
        one.append(entries(2));
        assertThatThrownBy(sealer::seal).isInstanceOf(RuntimeException.class);
        log.asSuperuser("alter table hidden rename to head");

        assertThat(seal().head().size()).isEqualTo(7);
        assertThat(verified().findings()).isEmpty();
    }

    @Test
    void a_tree_that_is_not_the_signed_one_is_not_built_upon() {
        one.append(entries(6));
        seal();
        log.asSuperuser("update node set hash = sha256('other') where level = 2 and index = 0");

        assertThatThrownBy(() -> newSealer().seal())
                .isInstanceOf(LogDamaged.class)
                .hasMessageContaining("not those of the signed head");
    }

    @Test
    void a_head_of_another_key_is_not_built_upon() {
        one.append(entries(1));
        TestLog stranger = TestLog.fresh();
        try (stranger) {
            new TreeSealer(stranger.database(), stranger.key(), () -> 0).seal();
            seal();
            String forged = stranger.database()
                    .jdbc()
                    .sql("select note from head")
                    .query(String.class)
                    .single();
            log.asSuperuser("update head set note = '" + forged + "'");

            assertThatThrownBy(() -> newSealer().seal()).isInstanceOf(LogDamaged.class);
        }
    }

    @Test
    void an_older_copy_is_not_built_upon_if_this_process_or_the_witness_knows_better() {
        one.append(entries(3));
        seal();
        one.append(entries(3));
        seal();
        log.asSuperuser("delete from head where size = 6");
        log.asSuperuser("delete from leaf where index >= 3");
        log.asSuperuser("delete from node where level = 0 and index >= 3 or level = 1 and index >= 1 or level = 2");

        assertThatThrownBy(sealer::seal).isInstanceOf(LogDamaged.class).hasMessageContaining("older copy");
        witnessed.set(6);
        assertThatThrownBy(() -> newSealer().seal()).isInstanceOf(LogDamaged.class);
        witnessed.set(3);
        assertThat(newSealer().seal()).isPresent();
    }
}
