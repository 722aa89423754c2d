package org.ibasho.chassis.accesslog.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.ibasho.chassis.accesslog.TestLog;
import org.ibasho.chassis.accesslog.chain.ChainNote;
import org.ibasho.chassis.accesslog.expiry.EntryRemoval;
import org.ibasho.chassis.accesslog.expiry.KeepingTerm;
import org.ibasho.chassis.accesslog.seal.TreeSealer;
import org.ibasho.chassis.accesslog.verify.Finding;
import org.ibasho.chassis.accesslog.verify.Report;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries go after their term, and both sides have agreed before. A removal that is none of these shows. */
class ExpiredEntriesTest {

    /** From the clock's beginning on. */
    private static final Duration THREE_YEARS = Duration.ofDays(3 * 365 + 1);

    private static final int OLD = 5;
    private static final int NEW = 3;

    private final WitnessedSide side = new WitnessedSide();

    @AfterEach
    void close() {
        side.close();
    }

    /** Five entries whose term has ended, as both sides say, and three others. */
    private void expired() {
        side.cosigned(side.sealed(OLD));
        side.passes(THREE_YEARS);
        side.cosigned(side.sealed(2));
        side.cosigned(side.sealed(1));
    }

    private long removed() {
        try (var owner = side.log.owner()) {
            return EntryRemoval.removeBefore(owner, side.heads.removable(), () -> false);
        }
    }

    private static List<Finding.Kind> kinds(Report report) {
        return report.findings().stream().map(Finding::kind).distinct().toList();
    }

    @Test
    void they_go_and_what_is_left_of_the_log_agrees_with_every_head_and_with_the_chain() {
        expired();
        assertThat(side.heads.removable()).isEqualTo(OLD);

        assertThat(removed()).isEqualTo(OLD);

        assertThat(side.log.count("access_entry")).isEqualTo(NEW);
        List<String> told = new ArrayList<>(side.witnessed());
        told.add(ChainNote.of(side.writer.chain(), side.log.key()).toString());
        Report report = side.verified(told);
        assertThat(report.findings()).isEmpty();
        assertThat(report.leaves()).isEqualTo(OLD + NEW);
        assertThat(report.goodUpTo()).isEqualTo(OLD + NEW);
        assertThat(report.expired()).isEqualTo(OLD);
    }

    @Test
    void what_has_expired_and_is_still_there_is_no_finding() {
        expired();

        assertThat(side.verified(side.witnessed()).findings()).isEmpty();
    }

    @Test
    void nothing_is_removed_before_the_other_side_has_agreed() {
        side.cosigned(side.sealed(OLD));
        side.passes(THREE_YEARS);
        side.cosigned(side.sealed(2));
        assertThat(side.heads.removable()).isZero();
        assertThat(removed()).isZero();
        TreeSealer.Result unseen = sealedAlone();

        assertThat(unseen.head().checkpoint().expired()).isEqualTo(OLD);
        assertThat(side.heads.removable()).isZero();
    }

    private TreeSealer.Result sealedAlone() {
        side.writer.append(List.of(TestLog.entry("unseen")));
        return side.sealer.seal().orElseThrow();
    }

    @Test
    void the_day_before_the_term_ends_nothing_has_expired() {
        side.cosigned(side.sealed(OLD));
        side.passes(THREE_YEARS.minusDays(1));
        side.cosigned(side.sealed(1));
        side.cosigned(side.sealed(1));

        assertThat(side.heads.removable()).isZero();
    }

    @Test
    void an_entry_that_was_removed_before_its_term_is_missing() {
        expired();
        removed();
        side.log.asSuperuser("delete from access_entry where number = 6");

        assertThat(kinds(side.verified(side.witnessed())))
                .contains(Finding.Kind.MISSING, Finding.Kind.WITNESSED_CHANGED)
                .doesNotContain(Finding.Kind.EXPIRED_UNWITNESSED);
    }

    @Test
    void an_expired_entry_that_is_put_back_with_other_words_shows() {
        expired();
        removed();
        side.log.asSuperuser("insert into access_entry select process, 2, at, 'forged', subject, kind, sealed"
                + " from access_entry where number = 6");

        assertThat(kinds(side.verified(side.witnessed()))).contains(Finding.Kind.WITNESSED_CHANGED);
    }

    @Test
    void a_changed_hash_of_an_expired_entry_shows() {
        expired();
        removed();
        side.log.asSuperuser("update node set hash = sha256('other') where level = 0 and index = 2");

        assertThat(kinds(side.verified(side.witnessed()))).contains(Finding.Kind.WITNESSED_CHANGED);
    }

    @Test
    void a_head_that_lets_entries_expire_early_is_not_cosigned_and_alarms() {
        side.cosigned(side.sealed(OLD));
        side.passes(Duration.ofDays(30));
        side.cosigned(side.sealed(1));
        TreeSealer forger = new TreeSealer(side.log.database(), side.log.key(), side.heads, () -> OLD);
        side.writer.append(List.of(TestLog.entry("more")));
        TreeSealer.Result forged = forger.seal().orElseThrow();

        assertThat(side.shown(forged)).isEmpty();

        assertThat(side.alarms()).containsExactly(WitnessAlarm.EXPIRED_EARLY);
        assertThat(side.heads.removable()).isZero();
        side.log.asSuperuser("delete from access_entry where number = 2");
        assertThat(kinds(side.verified(side.witnessed()))).containsExactly(Finding.Kind.EXPIRED_UNWITNESSED);
    }

    @Test
    void pages_go_one_after_the_other_and_a_sweep_that_was_stopped_goes_on_from_there() {
        side.cosigned(side.sealed(2_500));
        side.passes(THREE_YEARS);
        side.cosigned(side.sealed(1));
        side.cosigned(side.sealed(1));
        try (var owner = side.log.owner()) {
            assertThat(EntryRemoval.removeBefore(owner, side.heads.removable(), () -> true))
                    .isEqualTo(1_000);
            assertThat(EntryRemoval.removedBefore(side.log.database().jdbc())).isEqualTo(1_000);
            assertThat(EntryRemoval.removeBefore(owner, side.heads.removable(), () -> false))
                    .isEqualTo(1_500);
        }

        assertThat(side.log.count("access_entry")).isEqualTo(2);
        assertThat(side.verified(side.witnessed()).findings()).isEmpty();
    }

    @Test
    void a_clock_of_the_log_that_is_years_ahead_removes_nothing() {
        side.cosigned(side.sealed(OLD));
        side.ownClock.updateAndGet(now -> now.plus(THREE_YEARS));
        side.cosigned(side.sealed(1));
        side.cosigned(side.sealed(1));

        assertThat(side.heads.removable()).isZero();
        assertThat(side.alarms()).isEmpty();
    }

    @Test
    void a_clock_of_the_witness_that_goes_back_an_hour_alarms_nothing_and_takes_nothing_back() {
        expired();
        side.witnessClock.updateAndGet(now -> now.minus(Duration.ofHours(1)));
        side.cosigned(side.sealed(1));

        assertThat(side.alarms()).isEmpty();
        assertThat(side.heads.removable()).isEqualTo(OLD);
        removed();
        assertThat(side.verified(side.witnessed()).findings()).isEmpty();
    }

    @Test
    void a_clock_of_the_witness_that_was_a_day_ahead_lets_entries_go_a_day_early_and_both_sides_agree() {
        side.cosigned(side.sealed(OLD));
        side.passes(THREE_YEARS.minusHours(2));
        side.witnessClock.updateAndGet(now -> now.plus(Duration.ofDays(1)));
        side.cosigned(side.sealed(1));
        side.witnessClock.updateAndGet(now -> now.minus(Duration.ofDays(1)));
        side.cosigned(side.sealed(1));

        assertThat(removed()).isEqualTo(OLD);
        assertThat(side.alarms()).isEmpty();
        assertThat(side.verified(side.witnessed()).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P-1Y", "P30D"})
    void a_term_below_a_month_is_refused(String period) {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeepingTerm(Period.parse(period)));
    }
}
