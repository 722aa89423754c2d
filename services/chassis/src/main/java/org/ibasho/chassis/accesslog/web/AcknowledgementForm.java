package org.ibasho.chassis.accesslog.web;

import java.util.List;
import java.util.Objects;
import org.ibasho.chassis.accesslog.alarm.AlarmAcknowledgement;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.text.TypedForm;
import org.jspecify.annotations.Nullable;

/** The form that acknowledges an alarm, as typed. */
record AcknowledgementForm(@Nullable String reason) implements TypedForm {

    private static final String REASON = "reason";

    /**
     * The reason.
     *
     * @throws InputRejected with a fault if it is missing, too long or has forbidden characters
     */
    String read() {
        String typed = Objects.requireNonNullElse(reason, "").strip();
        List<Fault> faults = textFaults();
        if (typed.isEmpty()) {
            faults.add(Fault.at(REASON, "required"));
        } else if (typed.length() > AlarmAcknowledgement.LONGEST_REASON) {
            faults.add(Fault.at(REASON, "wrong-length"));
        }
        if (!faults.isEmpty()) {
            throw new InputRejected(faults);
        }
        return typed;
    }
}
