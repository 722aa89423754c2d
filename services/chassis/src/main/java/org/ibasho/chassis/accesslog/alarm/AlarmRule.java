package org.ibasho.chassis.accesslog.alarm;

import org.ibasho.chassis.decision.Rule;

/** The rules of acknowledging an alarm. */
public enum AlarmRule implements Rule {
    /** No alarm has this number. */
    ALARM_NOT_FOUND(Kind.NOT_FOUND),
    /** Somebody has looked into it already. */
    ALARM_ALREADY_ACKNOWLEDGED(Kind.CONFLICT);

    private final Kind kind;

    AlarmRule(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
