package org.ibasho.consultation.consultation.web;

import jakarta.validation.Valid;
import java.net.URI;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.consultation.consultation.Consultations;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The API that records consultations. Every call takes an {@code Idempotency-Key}. */
@RestController
class ConsultationController {

    private final Consultations consultations;

    ConsultationController(Consultations consultations) {
        this.consultations = consultations;
    }

    @PostMapping("/api/consultations")
    ResponseEntity<Void> record(@Valid @RequestBody RecordBody body, IdempotencyKey key) {
        Receipt receipt = consultations.record(body.toConsultation(), key);
        return ResponseEntity.created(URI.create("/api/consultations/" + receipt.streamId()))
                .build();
    }
}
