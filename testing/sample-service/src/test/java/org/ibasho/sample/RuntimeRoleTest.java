package org.ibasho.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ibasho.chassis.journal.OperatorJournal;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The role that a service runs under adds to what has happened, and changes nothing of it. */
@ServiceTest
class RuntimeRoleTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private OperatorJournal journal;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update operator_action set done_by = 'somebody else'",
                "update operator_action set outcome = 'SETTLED'",
                "delete from operator_action",
                "truncate operator_action cascade",
                "update operator_action_end set outcome = 'SETTLED'",
                "delete from operator_action_end",
                "insert into flyway_schema_history (installed_rank, description, type, script, installed_by, "
                        + "execution_time, success) values (99, 'x', 'SQL', 'x', 'x', 1, true)",
                "update flyway_schema_history set checksum = 0",
                "delete from flyway_schema_history",
                "update event set payload = '{}'",
                "delete from event"
            })
    void changes_neither_journal_nor_migrations_nor_events(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).update()).hasStackTraceContaining("permission denied for table");
    }

    @Test
    void adds_an_action_and_its_end() {
        long entry = journal.note("RETRIED", "topic", "subject", 1, "UNDER_WAY", "unyou");
        journal.settle(entry, "SETTLED", 3);

        assertThat(journal.latest(1)).first().satisfies(action -> {
            assertThat(action.outcome()).isEqualTo("SETTLED");
            assertThat(action.count()).isEqualTo(3);
            assertThat(action.by()).isEqualTo("unyou");
        });
    }
}
