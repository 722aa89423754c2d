package org.ibasho.chassis.accesslog.web;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.accesslog.witness.WitnessAlarm;
import org.ibasho.chassis.accesslog.witness.WitnessTable.WitnessedLog;
import org.jspecify.annotations.Nullable;

/**
 * How the access log of this side stands.
 *
 * @param key the public key that its heads are signed with
 * @param size how many entries are sealed
 * @param witnessed how many of them the other side has cosigned, as this process has heard
 * @param oldestUnwitnessed when this process wrote its oldest entry that is not cosigned; null if all are
 * @param others what this side witnesses
 */
record AccessLogState(
        String key, long size, long witnessed, @Nullable Instant oldestUnwitnessed, List<Other> others) {

    AccessLogState {
        others = List.copyOf(others);
    }

    /**
     * Another side's log.
     *
     * @param size of the last head that was consistent with all before
     * @param heardAt when the last head was sent
     * @param alarm what was wrong with a later head; null if nothing
     */
    record Other(
            String origin,
            long size,
            Instant heardAt,
            @Nullable WitnessAlarm alarm,
            @Nullable Instant alarmSince) {

        static Other of(WitnessedLog log) {
            return new Other(log.origin(), log.size(), log.saidAt(), log.alarm(), log.alarmSince());
        }
    }
}
