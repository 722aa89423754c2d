package org.ibasho.chassis.accesslog.web;

import java.util.ArrayList;
import java.util.List;
import org.ibasho.chassis.accesslog.alarm.AlarmAcknowledgement;
import org.ibasho.chassis.accesslog.alarm.AlarmRule;
import org.ibasho.chassis.accesslog.chain.ToldChains;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
import org.ibasho.chassis.accesslog.expiry.EntryRemoval;
import org.ibasho.chassis.accesslog.expiry.KeepingTerm;
import org.ibasho.chassis.accesslog.merkle.SigningKey;
import org.ibasho.chassis.accesslog.seal.Head;
import org.ibasho.chassis.accesslog.seal.TreeTable;
import org.ibasho.chassis.accesslog.seal.WitnessedSize;
import org.ibasho.chassis.accesslog.verify.LogVerifier;
import org.ibasho.chassis.accesslog.verify.Report;
import org.ibasho.chassis.accesslog.witness.WitnessAlarms;
import org.ibasho.chassis.accesslog.witness.WitnessAlarms.Alarm;
import org.ibasho.chassis.accesslog.witness.WitnessTable;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.journal.OperatorJournal;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers operators' questions about the access log, and notes that they have looked into an alarm. */
@Component
@ConditionalOnProperty("ibasho.access-log.url")
class AccessLogOperations {

    private static final int MOST_ALARMS = 100;

    private final LogDatabase database;
    private final SigningKey key;
    private final WitnessedSize witnessed;
    private final EntryWriter writer;
    private final KeepingTerm term;
    private final ToldChains chains;
    private final AlarmAcknowledgement acknowledgement;

    AccessLogOperations(
            LogDatabase database,
            SigningKey accessLogKey,
            WitnessedSize witnessed,
            EntryWriter writer,
            KeepingTerm term,
            ToldChains chains,
            OperatorJournal journal,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.key = accessLogKey;
        this.witnessed = witnessed;
        this.writer = writer;
        this.term = term;
        this.chains = chains;
        this.acknowledgement = new AlarmAcknowledgement(
                new WitnessAlarms(database.jdbc()), journal, new TransactionTemplate(transactions));
    }

    AccessLogState state() {
        return new AccessLogState(
                key.verifier().toString(),
                new TreeTable(database.jdbc()).latest().map(Head::size).orElse(0L),
                witnessed.size(),
                writer.unwitnessed().oldest().orElse(null),
                term.period(),
                EntryRemoval.removedBefore(database.jdbc()),
                chains.lost(),
                new WitnessAlarms(database.jdbc()).latest(MOST_ALARMS),
                new WitnessTable(database.jdbc())
                        .logs().stream().map(AccessLogState.Other::of).toList());
    }

    /**
     * Reads the whole log. The cosigned heads are those that lie on this side: whoever rules its database may have
     * removed some, which only the other side's own copies show.
     */
    Report verify() {
        List<String> told = new ArrayList<>(chains.notes());
        return database.snapshot(() -> {
            told.addAll(new WitnessTable(database.jdbc()).cosignedHeads());
            return new LogVerifier(database.jdbc(), key.verifier()).verify(told);
        });
    }

    Alarm alarm(long id) {
        return new WitnessAlarms(database.jdbc()).find(id).orElseThrow(() -> new Refusal(AlarmRule.ALARM_NOT_FOUND));
    }

    void acknowledge(long id, String reason, String by) {
        acknowledgement.acknowledge(id, reason, by);
    }
}
