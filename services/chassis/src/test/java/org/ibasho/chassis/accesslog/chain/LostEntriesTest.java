package org.ibasho.chassis.accesslog.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.ibasho.chassis.accesslog.TestLog;
import org.ibasho.chassis.accesslog.entry.ChainHead;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.merkle.SignedNote;
import org.ibasho.chassis.accesslog.merkle.SigningKey;
import org.ibasho.chassis.accesslog.seal.TreeSealer;
import org.ibasho.chassis.accesslog.verify.Finding;
import org.ibasho.chassis.accesslog.verify.LogVerifier;
import org.ibasho.chassis.accesslog.verify.Report;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log notices a superuser's changes to entries without a head, although their process has ended. */
class LostEntriesTest {

    private final TestLog log = TestLog.fresh();
    private final TestLog other = TestLog.fresh();
    private final String origin = log.key().verifier().name();
    private final ChainTable otherSide = new ChainTable(other.database().jdbc());
    private final TreeSealer sealer = new TreeSealer(log.database(), log.key(), () -> 0);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** The chains that a process reads when it starts afterwards. */
    private final ToldChains afterwards =
            new ToldChains(new ChainTable(log.database().jdbc()), meters);

    @AfterEach
    void close() {
        log.close();
        other.close();
    }

    /** Two sealed entries, three that are not, and the end of the process that wrote them. */
    private void processThatEnded() {
        try (EntryWriter writer = log.process("one/1")) {
            writer.append(List.of(TestLog.entry("a"), TestLog.entry("b")));
            sealer.seal();
            writer.append(List.of(TestLog.entry("c"), TestLog.entry("d"), TestLog.entry("e")));
            told(writer.chain());
        }
    }

    /** The messages of Kafka, for both sides. */
    private void told(ChainHead head) {
        SignedNote note = ChainNote.of(head, log.key());
        assertThat(ChainNote.read(note, log.key().verifier())).contains(head);
        otherSide.keep(origin, head, note.toString());
        afterwards.heard(head, note.toString());
    }

    private void anotherProcess() {
        try (EntryWriter writer = log.process("one/2")) {
            writer.append(List.of(TestLog.entry("f")));
            told(writer.chain());
        }
        assertThat(sealer.seal().orElseThrow().missing()).isEmpty();
    }

    private Report verified(List<String> told) {
        return new LogVerifier(log.database().jdbc(), log.key().verifier()).verify(told);
    }

    private List<Finding.Kind> found() {
        return verified(otherSide.notes(origin)).findings().stream()
                .map(Finding::kind)
                .toList();
    }

    @Test
    void entries_that_nobody_has_touched_are_all_there() {
        processThatEnded();
        afterwards.look();
        anotherProcess();
        afterwards.look();

        assertThat(afterwards.lost()).isZero();
        Report report = verified(otherSide.notes(origin));
        assertThat(report.findings()).isEmpty();
        assertThat(report.chains()).isEqualTo(2);
    }

    @Test
    void removed_ones_are_lost_to_the_processes_of_the_side_and_in_a_verification() {
        processThatEnded();
        log.asSuperuser("delete from access_entry where number > 2");
        anotherProcess();
        afterwards.look();

        assertThat(afterwards.lost()).isEqualTo(1);
        assertThat(meters.get("ibasho.access.log.lost").gauge().value()).isEqualTo(1);
        assertThat(verified(otherSide.notes(origin)).findings())
                .extracting(Finding::toString)
                .containsExactly("LOST: one/1 told that it wrote 5 entries, and there are 2");
    }

    /** The control: without what the process told, nothing shows. */
    @Test
    void without_the_chains_the_same_passes() {
        processThatEnded();
        log.asSuperuser("delete from access_entry where number > 2");
        anotherProcess();

        assertThat(verified(List.of()).findings()).isEmpty();
    }

    @Test
    void replaced_ones_show_although_their_number_is_right() {
        processThatEnded();
        log.asSuperuser("update access_entry set subject = 'nobody' where number = 4");
        anotherProcess();
        afterwards.look();

        assertThat(afterwards.lost()).isZero();
        assertThat(found()).containsExactly(Finding.Kind.REWRITTEN);
    }

    @Test
    void a_process_whose_entries_and_name_were_both_removed_shows_all_the_same() {
        processThatEnded();
        log.asSuperuser("delete from access_entry where number > 2");
        log.asSuperuser("delete from log_process where process = 'one/1'");

        assertThat(found()).containsExactly(Finding.Kind.LOST);
    }

    @Test
    void what_a_process_told_earlier_or_again_takes_nothing_back() {
        processThatEnded();
        List<String> latest = otherSide.notes(origin);
        told(ChainHead.start("one/1"));

        assertThat(otherSide.notes(origin)).isEqualTo(latest);
        afterwards.look();
        assertThat(afterwards.notes()).isEqualTo(latest);
    }

    @Test
    void a_note_of_another_key_says_nothing_and_is_a_finding() {
        processThatEnded();
        SigningKey stranger = SigningKey.generate(origin);
        SignedNote forged =
                ChainNote.of(new ChainHead("one/1", 2, ChainHead.start("").hash()), stranger);

        assertThat(ChainNote.read(forged, log.key().verifier())).isEmpty();
        List<String> told = new ArrayList<>(otherSide.notes(origin));
        told.add(forged.toString());
        sealer.seal();
        assertThat(verified(told).findings()).extracting(Finding::kind).containsExactly(Finding.Kind.UNSIGNED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\n", "a/chain\n\n3\nAAAA\n", "a/chain\nprocess\nx\nAAAA\n", "a/chain\nprocess\n3\nAAAA\n"})
    void what_is_no_head_of_a_chain_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChainNote.read(log.key().sign(text), log.key().verifier()));
    }
}
