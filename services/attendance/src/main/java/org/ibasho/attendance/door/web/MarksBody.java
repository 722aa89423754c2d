package org.ibasho.attendance.door.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.attendance.door.mark.Mark;
import org.ibasho.attendance.door.mark.Visit;
import org.ibasho.attendance.door.mark.VisitCategory;
import org.ibasho.attendance.door.mark.Who;

/** The request body with a batch of marks; a known id changes nothing. */
record MarksBody(@NotEmpty @Size(max = LARGEST) List<@NotNull @Valid MarkBody> marks) {

    static final int LARGEST = 200;

    List<Mark> toMarks() {
        return marks.stream().map(MarkBody::toMark).toList();
    }

    /**
     * One visit.
     *
     * @param id created by the device
     * @param at when it was recorded, ISO 8601 with offset
     */
    record MarkBody(
            @NotNull UUID id,
            @NotNull Who who,
            @NotNull Visit visit,
            @NotNull Entrance door,
            @NotNull OffsetDateTime at) {

        private Mark toMark() {
            return new Mark(id.toString(), new VisitCategory(who, visit, door), at.toInstant());
        }
    }
}
