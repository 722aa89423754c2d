package org.ibasho.attendance.door.web;

import jakarta.validation.Valid;
import java.util.UUID;
import org.ibasho.attendance.door.Doors;
import org.ibasho.chassis.command.IdempotencyKey;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The supervisor's API of a gathering's figures, after counting ended. */
@RestController
@RequestMapping("/api/gatherings/{id}/door")
class ReviewController {

    private final Doors doors;

    ReviewController(Doors doors) {
        this.doors = doors;
    }

    @PostMapping("/corrections")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void correct(@PathVariable UUID id, @Valid @RequestBody ReviewBodies.Corrections body, IdempotencyKey key) {
        doors.correct(id.toString(), body.toCorrections(), body.reason(), key);
    }

    @PostMapping("/review")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void review(@PathVariable UUID id, @Valid @RequestBody ReviewBodies.Review body, IdempotencyKey key) {
        switch (body.decision()) {
            case CONFIRM -> doors.confirm(id.toString(), key);
            case SEND_BACK -> doors.sendBack(id.toString(), body.text(), key);
            case UNDO_CONFIRMATION -> doors.undoConfirmation(id.toString(), body.text(), key);
        }
    }
}
