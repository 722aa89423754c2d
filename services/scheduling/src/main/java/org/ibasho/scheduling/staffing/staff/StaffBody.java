package org.ibasho.scheduling.staffing.staff;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.ibasho.scheduling.programme.Qualification;
import org.ibasho.scheduling.programme.StaffRole;
import org.ibasho.scheduling.staffing.staff.StaffMember.Held;
import org.jspecify.annotations.Nullable;

/**
 * The request body with the data of a staff member.
 *
 * @param nickname the public name
 */
public record StaffBody(
        @NotBlank @Size(max = 30) String nickname,
        @NotEmpty @Size(max = 10) List<@NotNull StaffRole> roles,
        @Size(max = 20) @Nullable List<@NotNull @Valid HeldRequest> qualifications) {

    /** @param validUntil its last day; absent if it does not expire */
    public record HeldRequest(
            @NotNull Qualification qualification, @Nullable LocalDate validUntil) {}

    public Set<StaffRole> roleSet() {
        return Set.copyOf(roles);
    }

    public List<Held> held() {
        return qualifications == null
                ? List.of()
                : qualifications.stream()
                        .map(it -> new Held(it.qualification(), it.validUntil()))
                        .toList();
    }
}
