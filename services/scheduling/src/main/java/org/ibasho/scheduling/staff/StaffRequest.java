package org.ibasho.scheduling.staff;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.ibasho.scheduling.staff.StaffMember.Held;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a member of staff.
 *
 * @param nickname the name that the public sees
 */
record StaffRequest(
        @NotBlank @Size(max = 30) String nickname,
        @NotEmpty @Size(max = 10) List<@NotNull StaffRole> roles,
        @Size(max = 20) @Nullable List<@NotNull @Valid HeldRequest> qualifications) {

    /** @param validUntil its last day; left out if it does not end */
    record HeldRequest(
            @NotNull Qualification qualification, @Nullable LocalDate validUntil) {}

    Set<StaffRole> roleSet() {
        return Set.copyOf(roles);
    }

    List<Held> held() {
        return qualifications == null
                ? List.of()
                : qualifications.stream()
                        .map(it -> new Held(it.qualification(), it.validUntil()))
                        .toList();
    }
}
