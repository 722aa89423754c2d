package org.ibasho.consultation.dispatch.web;

import jakarta.validation.Valid;
import java.util.UUID;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.consultation.dispatch.Dispatches;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The API that answers requests. Every call takes an {@code Idempotency-Key}. */
@RestController
class DispatchController {

    private final Dispatches dispatches;

    DispatchController(Dispatches dispatches) {
        this.dispatches = dispatches;
    }

    @PostMapping("/api/dispatches/{gatheringId}/answer")
    ResponseEntity<Void> answer(
            @PathVariable UUID gatheringId, @Valid @RequestBody AnswerBody body, IdempotencyKey key) {
        dispatches.answer(gatheringId.toString(), body.toAnswer(), key);
        return ResponseEntity.noContent().build();
    }
}
