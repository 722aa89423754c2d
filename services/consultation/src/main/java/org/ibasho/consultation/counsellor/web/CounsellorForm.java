package org.ibasho.consultation.counsellor.web;

import java.util.Arrays;
import java.util.List;
import org.ibasho.consultation.counsellor.Counsellor;
import org.ibasho.consultation.counsellor.CounsellorBody;
import org.ibasho.consultation.counsellor.Qualification;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.text.TypedForm;
import org.jspecify.annotations.Nullable;

/**
 * The form of a counsellor as typed, including invalid values, so that the page can show them again.
 *
 * @param qualifications the names of the ticked ones
 */
record CounsellorForm(@Nullable String name, @Nullable List<String> qualifications) implements TypedForm {

    static final CounsellorForm EMPTY = new CounsellorForm("", List.of());

    static CounsellorForm of(Counsellor counsellor) {
        return new CounsellorForm(
                counsellor.name(),
                counsellor.qualifications().stream().map(Enum::name).toList());
    }

    /** Whether a qualification is ticked. Called by the template. */
    public boolean has(Qualification qualification) {
        return qualifications != null && qualifications.contains(qualification.name());
    }

    /**
     * The values of the form.
     *
     * @throws InputRejected with a fault for every field that cannot be read
     */
    CounsellorBody read() {
        List<Fault> faults = textFaults();
        String typed = name == null ? "" : name.strip();
        if (typed.isEmpty()) {
            faults.add(Fault.at("name", "no-name"));
        } else if (typed.length() > CounsellorBody.LONGEST_NAME) {
            faults.add(Fault.at("name", "wrong-length"));
        }
        List<Qualification> held =
                Arrays.stream(Qualification.values()).filter(this::has).toList();
        if (held.isEmpty()) {
            faults.add(Fault.at("qualifications", "no-qualification"));
        }
        if (!faults.isEmpty()) {
            throw new InputRejected(faults);
        }
        return new CounsellorBody(typed, held);
    }
}
