package org.ibasho.chassis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.TransactionSystemException;

class TransientFailureTest {

    /** As the driver reports a commit that failed, which Spring does not translate. */
    private static RuntimeException failedCommit(String sqlState) {
        return new TransactionSystemException("the commit failed", new SQLException("refused", sqlState));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "53100", "53300", "58030"})
    void a_server_that_is_away_or_has_no_room_says_nothing_about_what_was_tried(String sqlState) {
        assertThat(TransientFailure.isDatabaseUnavailable(failedCommit(sqlState)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22021", "42P01", "40001", "55P03"})
    void what_is_wrong_with_the_statement_or_in_its_way_is_no_outage(String sqlState) {
        assertThat(TransientFailure.isDatabaseUnavailable(failedCommit(sqlState)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "57014", "25P03", "25P04"})
    void a_wait_that_was_too_long_is_a_timeout(String sqlState) {
        assertThat(TransientFailure.isTimeout(failedCommit(sqlState))).isTrue();
        assertThat(TransientFailure.passes(failedCommit(sqlState))).isTrue();
        assertThat(TransientFailure.isTimeout(failedCommit("23505"))).isFalse();
        assertThat(TransientFailure.passes(failedCommit("23505"))).isFalse();
    }
}
