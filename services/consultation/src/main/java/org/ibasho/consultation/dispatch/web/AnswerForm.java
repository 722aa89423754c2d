package org.ibasho.consultation.dispatch.web;

import java.util.List;
import java.util.regex.Pattern;
import org.ibasho.consultation.dispatch.Answer;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.text.TypedForm;
import org.jspecify.annotations.Nullable;

/** The answer form as typed. */
record AnswerForm(
        boolean accepted,
        @Nullable String counsellorId,
        @Nullable String reason) implements TypedForm {

    private static final int LONGEST_REASON = 200;
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    /**
     * The request that the form makes.
     *
     * @throws InputRejected with a fault for every field that cannot be read
     */
    Answer read() {
        List<Fault> faults = textFaults();
        String chosen = counsellorId == null || counsellorId.isEmpty() ? null : counsellorId;
        if (chosen != null && !ID.matcher(chosen).matches()) {
            faults.add(Fault.at("counsellorId", "counsellor-not-listed"));
        }
        if (reason != null && reason.length() > LONGEST_REASON) {
            faults.add(Fault.at("reason", "wrong-length"));
        }
        if (!faults.isEmpty()) {
            throw new InputRejected(faults);
        }
        return new Answer(accepted, chosen, reason);
    }
}
