package org.ibasho.chassis.accesslog.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ibasho.chassis.accesslog.TestLog;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
import org.ibasho.chassis.accesslog.expiry.EntryRemoval;
import org.ibasho.chassis.accesslog.verify.Finding;
import org.ibasho.chassis.accesslog.verify.LogVerifier;
import org.ibasho.chassis.accesslog.verify.Report;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Whatever the superuser of a side does to what the other side has witnessed shows in a verification. Each attack is
 * done and verified in a transaction of the superuser's, which is rolled back.
 */
class SuperuserAttacksTest {

    private static final int ROUNDS = 12;
    private static final int WITNESSED_ROUNDS = 9;
    private static final int EXPIRED_ROUNDS = 3;
    private static final long SOME = 60;
    private static final long ALL = 1_000;

    private static final TestLog LOG = TestLog.fresh();
    private static final List<String> WITNESSED = new ArrayList<>();
    private static final List<Long> WITNESSED_SIZES = new ArrayList<>();
    private static int witnessedSize;
    private static ForgedLog untouched = new ForgedLog(List.of(), List.of(), List.of(), 0);

    @BeforeAll
    static void fill() {
        AtomicLong expired = new AtomicLong();
        TreeSealer sealer = new TreeSealer(LOG.database(), LOG.key(), () -> 0, expired::get);
        try (EntryWriter one = LOG.process("one/1");
                EntryWriter two = LOG.process("two/1")) {
            for (int round = 0; round < ROUNDS; round++) {
                String request = "round-" + round + "-";
                one.append(IntStream.rangeClosed(0, round)
                        .mapToObj(n -> TestLog.entry(request + n))
                        .toList());
                two.append(List.of(TestLog.entry(request + "a"), TestLog.entry(request + "b")));
                Head head = sealer.seal().orElseThrow().head();
                if (round == EXPIRED_ROUNDS) {
                    // the rounds before this one: the next head says so
                    expired.set(WITNESSED_SIZES.getLast());
                }
                if (round < WITNESSED_ROUNDS) {
                    WITNESSED.add(head.note());
                    WITNESSED_SIZES.add(head.size());
                }
            }
        }
        ForgedLog complete = ForgedLog.read(LOG.database().jdbc());
        try (LogDatabase owner = LOG.owner()) {
            EntryRemoval.removeBefore(owner, expired.get(), () -> false);
        }
        untouched = complete.withoutExpired((int) expired.get());
        witnessedSize = WITNESSED_SIZES.getLast().intValue();
    }

    @AfterAll
    static void close() {
        LOG.close();
    }

    @Test
    void a_log_that_nobody_has_touched_is_good() throws SQLException {
        assertThat(underAttack(superuser -> {}, WITNESSED).findings()).isEmpty();
        assertThat(underAttack(superuser -> untouched.write(superuser, true), WITNESSED)
                        .findings())
                .isEmpty();
    }

    @Test
    void attacks_on_what_is_witnessed_are_detected() throws SQLException {
        assertThat(missed(SOME, WITNESSED)).isEmpty();
    }

    @Test
    @Tag("long")
    void a_thousand_attacks_on_what_is_witnessed_are_detected() throws SQLException {
        assertThat(missed(ALL, WITNESSED)).isEmpty();
    }

    @Test
    void a_log_of_which_entries_have_expired_is_good_before_during_and_after_the_sweep() throws SQLException {
        assertThat(untouched.expired()).isPositive();
        for (int swept = 0; swept <= untouched.expired(); swept++) {
            ForgedLog halfway = untouched.withoutExpired(swept);
            assertThat(underAttack(superuser -> halfway.write(superuser, false), WITNESSED)
                            .findings())
                    .as("%d entries are gone", swept)
                    .isEmpty();
        }
    }

    /**
     * The control: once the witness has agreed which entries have expired and sees nothing afterwards, an older copy
     * passes, and so does a head that the side's own sealer has signed.
     */
    @Test
    void without_a_witness_some_attacks_pass() throws SQLException {
        List<Attack> missed = missed(SOME, WITNESSED.subList(0, EXPIRED_ROUNDS + 2));

        assertThat(missed)
                .isNotEmpty()
                .allSatisfy(attack -> assertThat(attack.way() == Attack.Way.OLDER_COPY
                                || attack.coverUp() == Attack.CoverUp.HEADS_OF_THE_SIDE
                                || attack.coverUp() == Attack.CoverUp.HEADS_REMOVED)
                        .as(attack.toString())
                        .isTrue());
    }

    /** The control: were the log's own heads believed, a removal before the term would be a removal after it. */
    @Test
    void without_the_other_sides_agreement_a_removal_before_the_term_passes() throws SQLException {
        Attack attack = new Attack(1, Attack.Way.EXPIRED_EARLY, Attack.CoverUp.HEADS_OF_THE_SIDE);
        try (Connection connection = LOG.superuser()) {
            connection.setAutoCommit(false);
            JdbcClient superuser = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            attack.strike(untouched, witnessedSize, LOG.key(), superuser);
            LogVerifier verifier = new LogVerifier(superuser, LOG.key().verifier());
            List<String> ownHeads = superuser
                    .sql("select note from head")
                    .query((row, n) -> row.getString(1))
                    .list();

            assertThat(verifier.verify(ownHeads).findings()).isEmpty();
            assertThat(verifier.verify(WITNESSED).findings())
                    .extracting(Finding::kind)
                    .contains(Finding.Kind.EXPIRED_UNWITNESSED);
            connection.rollback();
        }
    }

    private static List<Attack> missed(long attacks, List<String> witnessed) throws SQLException {
        List<Attack> all = LongStream.range(0, attacks).mapToObj(Attack::of).toList();
        List<Attack> missed = new ArrayList<>();
        for (Attack attack : all) {
            Report report =
                    underAttack(superuser -> attack.strike(untouched, witnessedSize, LOG.key(), superuser), witnessed);
            if (report.isGood()) {
                missed.add(attack);
            }
        }
        Map<Attack.Way, Long> ways =
                all.stream().collect(Collectors.groupingBy(Attack::way, TreeMap::new, Collectors.counting()));
        assertThat(ways.keySet()).isEqualTo(Set.of(Attack.Way.values()));
        return missed;
    }

    /** What the superuser does in a transaction. */
    private interface Deed {
        void by(JdbcClient superuser);
    }

    private static Report underAttack(Deed deed, List<String> witnessed) throws SQLException {
        try (Connection connection = LOG.superuser()) {
            connection.setAutoCommit(false);
            JdbcClient superuser = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            deed.by(superuser);
            Report report = new LogVerifier(superuser, LOG.key().verifier()).verify(witnessed);
            connection.rollback();
            return report;
        }
    }
}
