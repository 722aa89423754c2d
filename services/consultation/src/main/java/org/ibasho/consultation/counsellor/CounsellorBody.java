package org.ibasho.consultation.counsellor;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The request body with the data of a counsellor.
 *
 * @param name as the NPO is told it
 */
public record CounsellorBody(
        @NotBlank @Size(max = LONGEST_NAME) String name,
        @NotEmpty @Size(max = 4) List<@NotNull Qualification> qualifications) {

    /** The most characters that a name may have. */
    public static final int LONGEST_NAME = 60;
}
