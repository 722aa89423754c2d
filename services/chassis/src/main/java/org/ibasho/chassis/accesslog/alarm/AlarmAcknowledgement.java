package org.ibasho.chassis.accesslog.alarm;

import org.ibasho.chassis.accesslog.witness.WitnessAlarms;
import org.ibasho.chassis.accesslog.witness.WitnessAlarms.Alarm;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.journal.OperatorJournal;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Acknowledges alarms of the witness. The operators' journal, and with it the access log, has the action before the
 * alarm is closed; if that fails, the journal has nothing, and the access log the attempt.
 */
public final class AlarmAcknowledgement {

    /** The longest reason. */
    public static final int LONGEST_REASON = 200;

    private final WitnessAlarms alarms;
    private final OperatorJournal journal;
    private final TransactionOperations journalTransactions;

    /** @param journalTransactions of the database that the journal lies in */
    public AlarmAcknowledgement(
            WitnessAlarms alarms, OperatorJournal journal, TransactionOperations journalTransactions) {
        this.alarms = alarms;
        this.journal = journal;
        this.journalTransactions = journalTransactions;
    }

    /**
     * Acknowledges an alarm.
     *
     * @param reason what came of looking into it; one line of 1 to 200 characters
     * @param by the operator's login, or who runs the command
     * @throws Refusal if there is no such alarm, or it is acknowledged already
     */
    public void acknowledge(long id, String reason, String by) {
        Alarm alarm = alarms.find(id).orElseThrow(() -> new Refusal(AlarmRule.ALARM_NOT_FOUND));
        Refusal.unless(alarm.acknowledgement() == null, AlarmRule.ALARM_ALREADY_ACKNOWLEDGED);
        journalTransactions.executeWithoutResult(status -> {
            journal.noteAcknowledgement(alarm.kind().name(), alarm.origin() + " " + id, by);
            Refusal.unless(alarms.acknowledge(id, reason, by), AlarmRule.ALARM_ALREADY_ACKNOWLEDGED);
        });
    }
}
