package org.ibasho.scheduling.staffing.login.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.scheduling.staffing.staff.StaffMembers;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API with which the supervisor links logins to staff. */
@RestController
class LoginController {

    private final StaffMembers staff;

    LoginController(StaffMembers staff) {
        this.staff = staff;
    }

    /** A login is linked to one member of staff at most, who can have several. */
    @PostMapping("/api/staff/{id}/logins")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void link(@PathVariable UUID id, @Valid @RequestBody LoginBody asked, IdempotencyKey key) {
        staff.link(id.toString(), asked.login(), key);
    }

    /** What was done with the login until now keeps the nickname. */
    @PostMapping("/api/staff/{id}/logins/dropped")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(@PathVariable UUID id, @Valid @RequestBody LoginBody asked, IdempotencyKey key) {
        staff.unlink(id.toString(), asked.login(), key);
    }

    /** @param login the login's id in the realm ({@code sub}) */
    record LoginBody(@NotBlank @Size(max = 255) String login) {}
}
