package org.ibasho.chassis.accesslog.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ibasho.chassis.accesslog.TestLog;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.merkle.SignedNote;
import org.ibasho.chassis.accesslog.seal.Head;
import org.ibasho.chassis.accesslog.seal.TreeSealer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The other side cosigns what continues all that it has seen, and nothing else. */
class WitnessTest {

    private final TestLog log = TestLog.fresh();
    private final TestLog other = TestLog.fresh();
    private final EntryWriter writer = log.process("one/1");
    private final TreeSealer sealer = new TreeSealer(log.database(), log.key(), () -> 0);
    private final WitnessedHeads heads =
            new WitnessedHeads(log.database(), log.key().verifier(), writer, TestLog.TERM);
    private final WitnessTable table = new WitnessTable(other.database().jdbc());
    private final WitnessAlarms alarms = new WitnessAlarms(other.database().jdbc());
    private final Witness witness = new Witness(other.database(), other.key(), null, TestLog.TERM, table::time);

    @AfterEach
    void close() {
        writer.close();
        log.close();
        other.close();
    }

    private TreeSealer.Result sealed(int more) {
        writer.append(
                IntStream.range(0, more).mapToObj(n -> TestLog.entry("r" + n)).toList());
        return sealer.seal().orElseThrow();
    }

    private Optional<WitnessAnswer> look(Head head, Instant at) {
        AddCheckpoint sent = AddCheckpoint.parse(heads.request(head).toString());
        Optional<WitnessAnswer> answer =
                witness.look(sent, log.key().verifier(), at).map(said -> WitnessAnswer.parse(said.toString()));
        answer.ifPresent(said -> heads.take(said, other.key().verifier()));
        return answer;
    }

    private void cosigned(TreeSealer.Result result) {
        assertThat(look(result.head(), result.at())).get().isInstanceOf(WitnessAnswer.Cosigned.class);
        assertThat(heads.size()).isEqualTo(result.head().size());
    }

    private List<WitnessAlarm> raised() {
        return alarms.latest(9).stream().map(WitnessAlarms.Alarm::kind).toList();
    }

    private WitnessTable.WitnessedLog known() {
        return table.logs().getFirst();
    }

    @Test
    void heads_that_continue_those_before_are_cosigned_and_cover_the_entries() {
        cosigned(sealed(3));
        assertThat(writer.unwitnessed().oldest()).isEmpty();
        TreeSealer.Result later = sealed(5);
        assertThat(writer.unwitnessed().oldest()).isPresent();
        cosigned(later);

        assertThat(writer.unwitnessed().oldest()).isEmpty();
        assertThat(known().size()).isEqualTo(8);
        assertThat(raised()).isEmpty();
        assertThat(new WitnessTable(log.database().jdbc()).cosignedHeads()).hasSize(2);
        assertThat(table.witnessedHeads(log.key().verifier().name())).hasSize(2);
    }

    @Test
    void a_log_that_does_not_know_where_the_witness_is_is_told_and_proves_from_there() {
        cosigned(sealed(3));
        WitnessedHeads restarted = new WitnessedHeads(log.database(), log.key().verifier(), writer, TestLog.TERM);
        TreeSealer.Result later = sealed(5);
        WitnessAnswer first = witness.look(
                        restarted.request(later.head()), log.key().verifier(), later.at())
                .orElseThrow();
        assertThat(first).isEqualTo(new WitnessAnswer.Knows(3));
        restarted.take(first, other.key().verifier());

        Instant soon = later.at().plusSeconds(1);
        assertThat(witness.look(restarted.request(later.head()), log.key().verifier(), soon))
                .get()
                .isInstanceOf(WitnessAnswer.Cosigned.class);
    }

    @Test
    void what_is_delivered_again_says_nothing_new() {
        TreeSealer.Result first = sealed(3);
        cosigned(first);
        cosigned(sealed(2));

        assertThat(look(first.head(), first.at())).isEmpty();
        assertThat(raised()).isEmpty();
    }

    @Test
    void an_older_head_that_comes_as_the_present_one_alarms() {
        TreeSealer.Result first = sealed(3);
        cosigned(first);
        TreeSealer.Result second = sealed(2);
        cosigned(second);

        assertThat(look(first.head(), second.at().plusSeconds(2))).isEmpty();
        assertThat(raised()).containsExactly(WitnessAlarm.OLDER);
        assertThat(known().size()).isEqualTo(5);
    }

    @Test
    void a_tree_that_was_changed_before_what_is_witnessed_alarms_and_the_alarm_stays() {
        cosigned(sealed(3));
        cosigned(sealed(2));
        TreeSealer.Result forged = withoutWhatWasWitnessed();

        assertThat(witness.look(heads.request(forged.head()), log.key().verifier(), forged.at()))
                .isEmpty();
        assertThat(raised()).containsExactly(WitnessAlarm.INCONSISTENT);
        assertThat(known().size()).isEqualTo(5);
    }

    /** An old copy, that the sealer of the side went on with. */
    private TreeSealer.Result withoutWhatWasWitnessed() {
        log.asSuperuser("truncate access_entry, leaf, node, head, log_process");
        EntryWriter unknowing = log.process("two/1");
        try (unknowing) {
            unknowing.append(IntStream.range(0, 9)
                    .mapToObj(n -> TestLog.entry("forged" + n))
                    .toList());
            return new TreeSealer(log.database(), log.key(), () -> 0).seal().orElseThrow();
        }
    }

    @Test
    void a_head_of_the_same_size_and_another_root_alarms() {
        cosigned(sealed(9));
        TreeSealer.Result forged = withoutWhatWasWitnessed();

        assertThat(look(forged.head(), forged.at())).isEmpty();
        assertThat(raised()).containsExactly(WitnessAlarm.INCONSISTENT);
    }

    @Test
    void a_head_of_another_key_alarms_even_if_it_names_itself_as_the_signer() {
        cosigned(sealed(3));
        TestLog stranger = TestLog.fresh();
        try (stranger) {
            SignedNote forged = stranger.key()
                    .sign(known().note().substring(0, known().note().indexOf("\n\n") + 1));
            AddCheckpoint request = new AddCheckpoint(3, List.of(), forged);
            assertThat(witness.look(
                            request, stranger.key().verifier(), Instant.now().plusSeconds(9)))
                    .isEmpty();
        }
        assertThat(raised()).containsExactly(WitnessAlarm.UNSIGNED);
        cosigned(sealed(2));
    }

    @Test
    void a_forged_cosignature_covers_nothing() {
        TreeSealer.Result result = sealed(3);
        SignedNote forged = log.key().cosign(SignedNote.parse(result.head().note()), 1);

        heads.take(new WitnessAnswer.Cosigned(forged), other.key().verifier());

        assertThat(heads.size()).isZero();
        assertThat(writer.unwitnessed().oldest()).isPresent();
    }
}
