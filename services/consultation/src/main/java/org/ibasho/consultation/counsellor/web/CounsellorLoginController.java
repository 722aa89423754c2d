package org.ibasho.consultation.counsellor.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.consultation.counsellor.Counsellors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API with which the coordinator links logins to counsellors. */
@RestController
@RequestMapping("/api/counsellors/{id}/logins")
class CounsellorLoginController {

    private final Counsellors counsellors;

    CounsellorLoginController(Counsellors counsellors) {
        this.counsellors = counsellors;
    }

    /** A login is linked to one counsellor at most, who can have several. */
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void link(@PathVariable UUID id, @Valid @RequestBody LoginBody asked, IdempotencyKey key) {
        counsellors.link(id.toString(), asked.login(), key);
    }

    /** Earlier actions with this login keep the name. */
    @PostMapping("/dropped")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(@PathVariable UUID id, @Valid @RequestBody LoginBody asked, IdempotencyKey key) {
        counsellors.unlink(id.toString(), asked.login(), key);
    }

    /** @param login the login's id in the realm ({@code sub}) */
    record LoginBody(@NotBlank @Size(max = 255) String login) {}
}
