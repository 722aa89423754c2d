package org.ibasho.chassis.accesslog.web;

import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
import org.ibasho.chassis.accesslog.merkle.SigningKey;
import org.ibasho.chassis.accesslog.seal.Head;
import org.ibasho.chassis.accesslog.seal.TreeTable;
import org.ibasho.chassis.accesslog.seal.WitnessedSize;
import org.ibasho.chassis.accesslog.verify.LogVerifier;
import org.ibasho.chassis.accesslog.verify.Report;
import org.ibasho.chassis.accesslog.witness.WitnessTable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What operators ask about the access log. */
@Component
@ConditionalOnProperty("ibasho.access-log.url")
class AccessLogOperations {

    private final LogDatabase database;
    private final SigningKey key;
    private final TreeTable tree;
    private final WitnessTable witnesses;
    private final WitnessedSize witnessed;
    private final EntryWriter writer;

    AccessLogOperations(
            LogDatabase database,
            SigningKey accessLogKey,
            TreeTable tree,
            WitnessTable witnesses,
            WitnessedSize witnessed,
            EntryWriter writer) {
        this.database = database;
        this.key = accessLogKey;
        this.tree = tree;
        this.witnesses = witnesses;
        this.witnessed = witnessed;
        this.writer = writer;
    }

    AccessLogState state() {
        return new AccessLogState(
                key.verifier().toString(),
                tree.latest().map(Head::size).orElse(0L),
                witnessed.size(),
                writer.unwitnessed().oldest().orElse(null),
                witnesses.logs().stream().map(AccessLogState.Other::of).toList());
    }

    /**
     * Reads the whole log. The cosigned heads are those that lie on this side: whoever rules its database may have
     * removed some, which only the other side's own copies show.
     */
    Report verify() {
        return new LogVerifier(database.jdbc(), key.verifier()).verify(witnesses.cosignedHeads());
    }
}
