package org.ibasho.consultation.dispatch.web;

import java.util.List;
import org.ibasho.consultation.dispatch.Answer;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.text.TypedForm;
import org.jspecify.annotations.Nullable;

/** The answer form as typed. */
record AnswerForm(
        boolean accepted,
        @Nullable String counsellor,
        @Nullable String reason) implements TypedForm {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 200;

    /**
     * The request that the form makes.
     *
     * @throws InputRejected with a fault for every field that is too long
     */
    Answer read() {
        List<Fault> faults = textFaults();
        if (counsellor != null && counsellor.length() > LONGEST_NAME) {
            faults.add(Fault.at("counsellor", "wrong-length"));
        }
        if (reason != null && reason.length() > LONGEST_REASON) {
            faults.add(Fault.at("reason", "wrong-length"));
        }
        if (!faults.isEmpty()) {
            throw new InputRejected(faults);
        }
        return new Answer(accepted, counsellor, reason);
    }
}
