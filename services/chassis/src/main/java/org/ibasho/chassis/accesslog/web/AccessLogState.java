package org.ibasho.chassis.accesslog.web;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.ibasho.chassis.accesslog.witness.WitnessAlarms.Alarm;
import org.ibasho.chassis.accesslog.witness.WitnessTable.WitnessedLog;
import org.jspecify.annotations.Nullable;

/**
 * The state of this side's access log.
 *
 * @param key the public key that its heads are signed with
 * @param size how many entries are sealed
 * @param witnessed how many of them the other side has cosigned, as this process has heard
 * @param oldestUnwitnessed when this process wrote its oldest entry that is not cosigned; null if all are
 * @param keep the term of keeping
 * @param removed how many of the first entries have been removed after their term
 * @param lost how many processes reported last entries that are gone
 * @param alarms what was wrong with the other side's log, the latest first; 100 at most
 * @param others what this side witnesses
 */
record AccessLogState(
        String key,
        long size,
        long witnessed,
        @Nullable Instant oldestUnwitnessed,
        Period keep,
        long removed,
        long lost,
        List<Alarm> alarms,
        List<Other> others) {

    AccessLogState {
        alarms = List.copyOf(alarms);
        others = List.copyOf(others);
    }

    /** The alarms that nobody has looked into, for the page. */
    public List<Alarm> open() {
        return alarms.stream().filter(one -> one.acknowledgement() == null).toList();
    }

    /**
     * Another side's log.
     *
     * @param size of the last head that was consistent with all before
     * @param heardAt when the last head was sent
     */
    record Other(String origin, long size, Instant heardAt) {

        static Other of(WitnessedLog log) {
            return new Other(log.origin(), log.size(), log.saidAt());
        }
    }
}
