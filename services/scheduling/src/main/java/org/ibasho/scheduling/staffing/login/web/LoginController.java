package org.ibasho.scheduling.staffing.login.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.scheduling.staffing.login.KnownLogins;
import org.ibasho.scheduling.staffing.staff.StaffMembers;
import org.ibasho.time.Tokyo;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API of logins: one's own, and for the supervisor those that are linked to nobody, and linking them. */
@RestController
class LoginController {

    private final KnownLogins logins;
    private final OwnLogin own;
    private final StaffMembers staff;

    LoginController(KnownLogins logins, OwnLogin own, StaffMembers staff) {
        this.logins = logins;
        this.own = own;
        this.staff = staff;
    }

    @GetMapping("/api/logins/own")
    OwnLogin.View own(Principal user) {
        return own.of(user);
    }

    /** The logins that have been used here and are linked to nobody, the latest first. */
    @GetMapping("/api/logins")
    List<LoginView> unlinked() {
        return logins.unlinked().stream()
                .map(it -> new LoginView(it.login(), it.number(), Tokyo.time(it.firstSeenAt())))
                .toList();
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

    /**
     * A login.
     *
     * @param login its id in the realm
     * @param number six digits, which its user sees as well
     * @param firstSeenAt when it was used here for the first time
     */
    record LoginView(String login, String number, OffsetDateTime firstSeenAt) {}
}
