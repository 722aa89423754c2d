package org.ibasho.attendance.reception;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.ibasho.attendance.mark.Door;
import org.ibasho.attendance.mark.Mark;
import org.ibasho.attendance.mark.Visit;
import org.ibasho.attendance.mark.Who;

/** A batch of marks; an id that was seen before changes nothing. */
record MarksRequest(@NotEmpty @Size(max = LARGEST) List<@NotNull @Valid MarkRequest> marks) {

    static final int LARGEST = 200;

    List<Mark> toMarks() {
        return marks.stream().map(MarkRequest::toMark).toList();
    }

    /**
     * One visit.
     *
     * @param id made by the device
     * @param at when it was noted, ISO 8601 with offset
     */
    record MarkRequest(
            @NotNull UUID id,
            @NotNull Who who,
            @NotNull Visit visit,
            @NotNull Door door,
            @NotNull OffsetDateTime at) {

        private Mark toMark() {
            return new Mark(id.toString(), new Mark.Way(who, visit, door), at.toInstant());
        }
    }
}
