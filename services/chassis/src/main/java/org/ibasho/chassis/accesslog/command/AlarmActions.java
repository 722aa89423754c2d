package org.ibasho.chassis.accesslog.command;

import java.io.PrintStream;
import org.ibasho.chassis.accesslog.AccessLog;
import org.ibasho.chassis.accesslog.SealedAccess;
import org.ibasho.chassis.accesslog.alarm.AlarmAcknowledgement;
import org.ibasho.chassis.accesslog.alarm.AlarmRule;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
import org.ibasho.chassis.accesslog.witness.WitnessAlarms;
import org.ibasho.chassis.accesslog.witness.WitnessAlarms.Alarm;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.journal.OperatorJournal;
import org.ibasho.web.text.TextRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Prints the witness's alarms, and acknowledges one. */
final class AlarmActions {

    private static final int MOST = 1_000;

    private final LogDatabase database;
    private final PrintStream out;

    AlarmActions(LogDatabase database, PrintStream out) {
        this.database = database;
        this.out = out;
    }

    /** Prints the latest alarms; returns whether no alarm is open. */
    boolean print() {
        WitnessAlarms alarms = new WitnessAlarms(database.jdbc());
        alarms.latest(MOST).forEach(alarm -> out.println(line(alarm)));
        return alarms.open() == 0;
    }

    private static String line(Alarm alarm) {
        String acknowledged = alarm.acknowledgement() == null
                ? "open"
                : "acknowledged %s by %s: %s"
                        .formatted(
                                alarm.acknowledgement().at(),
                                alarm.acknowledgement().by(),
                                alarm.acknowledgement().reason());
        return "%d %s %s at size %d, %s, %s"
                .formatted(alarm.id(), alarm.kind(), alarm.origin(), alarm.size(), alarm.raisedAt(), acknowledged);
    }

    /**
     * Acknowledges an alarm.
     *
     * @param journal the database of the service that the command has the settings of
     */
    void acknowledge(String number, String reason, String who, SealedAccess sealed, DriverManagerDataSource journal) {
        String line = reason.strip();
        if (line.isEmpty() || line.length() > AlarmAcknowledgement.LONGEST_REASON || !TextRule.allows(line)) {
            throw new CommandFailure("Give a reason of 1 to 200 characters: --reason=TEXT.");
        }
        try (EntryWriter writer = CommandLog.writer(database)) {
            new AlarmAcknowledgement(
                            new WitnessAlarms(database.jdbc()),
                            OperatorJournal.ofCommand(
                                    JdbcClient.create(journal), AccessLog.ofCommand(sealed, writer, who)),
                            new TransactionTemplate(new JdbcTransactionManager(journal)))
                    .acknowledge(Long.parseLong(number), line, who);
            out.println("Alarm " + number + " is acknowledged.");
        } catch (NumberFormatException noNumber) {
            throw new CommandFailure("There is no alarm of this number.", noNumber);
        } catch (Refusal refusal) {
            throw new CommandFailure(
                    refusal.rule() == AlarmRule.ALARM_NOT_FOUND
                            ? "There is no alarm of this number."
                            : "Somebody has acknowledged this alarm already.",
                    refusal);
        }
    }
}
