package org.ibasho.chassis.accesslog.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ibasho.chassis.accesslog.TestLog;
import org.ibasho.chassis.accesslog.witness.WitnessAlarm;
import org.ibasho.chassis.accesslog.witness.WitnessAlarms;
import org.ibasho.chassis.accesslog.witness.WitnessAlarms.Alarm;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.eventstore.StoreDatabase;
import org.ibasho.chassis.journal.OperatorAction;
import org.ibasho.chassis.journal.OperatorJournal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operator says that they have looked into an alarm. Nothing of it goes away. */
class AlarmAcknowledgementTest {

    private static final String OTHER = "ibasho/access-log/centre";

    private final TestLog log = TestLog.fresh();
    private final StoreDatabase service = new StoreDatabase();
    private final WitnessAlarms alarms = new WitnessAlarms(log.database().jdbc());
    private final OperatorJournal journal = new OperatorJournal(service.jdbc());
    private final AlarmAcknowledgement acknowledgement =
            new AlarmAcknowledgement(alarms, journal, service.transactions());

    @AfterEach
    void close() {
        service.close();
        log.close();
    }

    private long raised() {
        alarms.raise(OTHER, WitnessAlarm.OLDER, 7);
        return alarms.latest(1).getFirst().id();
    }

    @Test
    void it_is_closed_and_stays_with_the_reason_and_who_gave_it() {
        long id = raised();
        acknowledgement.acknowledge(id, "restored from a backup", "operator-1");

        assertThat(alarms.open()).isZero();
        Alarm alarm = alarms.find(id).orElseThrow();
        assertThat(alarm.kind()).isEqualTo(WitnessAlarm.OLDER);
        assertThat(alarm.acknowledgement()).satisfies(done -> {
            assertThat(done.reason()).isEqualTo("restored from a backup");
            assertThat(done.by()).isEqualTo("operator-1");
        });
    }

    @Test
    void the_operators_journal_has_it() {
        long id = raised();
        acknowledgement.acknowledge(id, "restored from a backup", "operator-1");

        OperatorAction action = journal.latest(1).getFirst();
        assertThat(action.action()).isEqualTo("ACKNOWLEDGED");
        assertThat(action.topic()).isEqualTo("OLDER");
        assertThat(action.subject()).isEqualTo(OTHER + " " + id);
        assertThat(action.by()).isEqualTo("operator-1");
    }

    @Test
    void whoever_comes_second_is_told_and_changes_nothing() {
        long id = raised();
        acknowledgement.acknowledge(id, "first", "operator-1");

        assertThatThrownBy(() -> acknowledgement.acknowledge(id, "second", "operator-2"))
                .isInstanceOf(Refusal.class)
                .hasMessage("alarm-already-acknowledged");
        assertThat(alarms.find(id).orElseThrow().acknowledgement())
                .extracting(WitnessAlarms.Acknowledgement::reason)
                .isEqualTo("first");
        assertThat(journal.latest(9)).hasSize(1);
    }

    @Test
    void what_can_not_be_closed_is_not_in_the_journal() {
        long id = raised();
        log.asSuperuser("alter table witness_alarm_acknowledgement add check (reason <> 'refused')");

        assertThatThrownBy(() -> acknowledgement.acknowledge(id, "refused", "operator-1"))
                .isInstanceOf(RuntimeException.class);
        assertThat(journal.latest(9)).isEmpty();
        assertThat(alarms.open()).isEqualTo(1);
    }

    @Test
    void an_alarm_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> acknowledgement.acknowledge(99, "nothing", "operator-1"))
                .isInstanceOf(Refusal.class)
                .hasMessage("alarm-not-found");
    }

    @Test
    void what_goes_on_is_one_alarm_while_it_is_open_and_another_one_afterwards() {
        long id = raised();
        assertThat(raised()).isEqualTo(id);
        acknowledgement.acknowledge(id, "first", "operator-1");

        assertThat(raised()).isGreaterThan(id);
        assertThat(alarms.open()).isEqualTo(1);
        assertThat(alarms.latest(9)).hasSize(2);
    }
}
