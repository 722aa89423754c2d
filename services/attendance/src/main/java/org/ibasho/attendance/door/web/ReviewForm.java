package org.ibasho.attendance.door.web;

import java.util.List;
import org.ibasho.attendance.door.DoorCommand.Correction;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.attendance.door.mark.VisitCategory;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.text.MultiLine;
import org.ibasho.web.text.TypedForm;
import org.jspecify.annotations.Nullable;

/**
 * A form of the review as typed: a correction of one figure, a comment, or a reason.
 *
 * @param category which figure, a button of the door
 * @param way at which entrance
 * @param by how many more, or fewer
 */
record ReviewForm(
        @Nullable CountButton category,
        @Nullable Entrance way,
        @Nullable String by,
        @MultiLine @Nullable String reason,
        @MultiLine @Nullable String comment)
        implements TypedForm {

    static final ReviewForm EMPTY = new ReviewForm(null, null, null, null, null);

    /** @throws InputRejected if a text is too long */
    String readReason() {
        return read("reason", reason);
    }

    /** @throws InputRejected if a text is too long */
    String readComment() {
        return read("comment", comment);
    }

    private String read(String field, @Nullable String text) {
        List<Fault> faults = textFaults();
        if (text != null && text.length() > ReviewBodies.LONGEST_TEXT) {
            faults.add(Fault.at(field, "wrong-length"));
        }
        if (!faults.isEmpty()) {
            throw new InputRejected(faults);
        }
        return text == null ? "" : text;
    }

    /** @throws InputRejected if a part is missing or is no number */
    List<Correction> readCorrections() {
        if (category == null || way == null) {
            throw new InputRejected(Fault.at("category", "required"));
        }
        VisitCategory figure = category.category(way);
        return List.of(new Correction(figure, number()));
    }

    private int number() {
        try {
            int number = Integer.parseInt(by == null ? "" : by.strip());
            if (number >= -ReviewBodies.LARGEST_CHANGE && number <= ReviewBodies.LARGEST_CHANGE) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // rejected below
        }
        throw new InputRejected(Fault.at("by", "invalid-value"));
    }
}
