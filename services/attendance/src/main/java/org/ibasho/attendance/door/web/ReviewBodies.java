package org.ibasho.attendance.door.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.ibasho.attendance.door.DoorCommand.Correction;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.attendance.door.mark.Visit;
import org.ibasho.attendance.door.mark.VisitCategory;
import org.ibasho.attendance.door.mark.Who;
import org.ibasho.web.text.MultiLine;
import org.jspecify.annotations.Nullable;

/** The request bodies of a review. */
final class ReviewBodies {

    static final int LONGEST_TEXT = 400;
    static final int MOST_CHANGES = 50;
    static final int LARGEST_CHANGE = 10_000;

    private ReviewBodies() {}

    /** Corrects figures, all or none. */
    record Corrections(
            @NotEmpty @Size(max = MOST_CHANGES) List<@NotNull @Valid Change> changes,
            @NotNull @Size(max = LONGEST_TEXT) @MultiLine String reason) {

        List<Correction> toCorrections() {
            return changes.stream().map(Change::toCorrection).toList();
        }
    }

    /**
     * One figure.
     *
     * @param by how many more, or fewer
     */
    record Change(
            @NotNull Who who,
            @NotNull Visit visit,
            @NotNull Entrance door,

            @NotNull @Min(-LARGEST_CHANGE) @Max(LARGEST_CHANGE)
            Integer by) {

        private Correction toCorrection() {
            return new Correction(new VisitCategory(who, visit, door), by);
        }
    }

    /** @param comment what to look at, or why; a confirmation needs none */
    record Review(
            @NotNull Decision decision,
            @Size(max = LONGEST_TEXT) @MultiLine @Nullable String comment) {

        String text() {
            return comment == null ? "" : comment;
        }
    }

    /** The supervisor's decision about the figures. */
    enum Decision {
        CONFIRM,
        SEND_BACK,
        UNDO_CONFIRMATION
    }
}
