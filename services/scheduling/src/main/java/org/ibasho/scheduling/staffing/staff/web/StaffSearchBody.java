package org.ibasho.scheduling.staffing.staff.web;

import java.util.List;
import org.ibasho.chassis.blindindex.BlindIndex;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.text.TypedForm;
import org.jspecify.annotations.Nullable;

/**
 * What to search for, as the page's form and as the API's body. A body and never a parameter of an address, which logs
 * and histories keep.
 *
 * @param nickname a part of a nickname; one letter is enough
 */
record StaffSearchBody(@Nullable String nickname) implements TypedForm {

    private static final int LONGEST = 30;

    /**
     * The text to search for.
     *
     * @throws InputRejected if it is too long, or nothing that a nickname is found by
     */
    String read() {
        List<Fault> faults = textFaults();
        String text = nickname == null ? "" : nickname.strip();
        if (text.length() > LONGEST) {
            faults.add(Fault.at("nickname", "too-long", LONGEST));
        } else if (!BlindIndex.isSearchable(text)) {
            faults.add(Fault.at("nickname", "nothing-to-search-for"));
        }
        if (!faults.isEmpty()) {
            throw new InputRejected(faults);
        }
        return text;
    }
}
