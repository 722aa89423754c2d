package org.ibasho.scheduling.gathering;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API that changes gatherings. Every call takes an {@code Idempotency-Key}. */
@RestController
@RequestMapping("/api/gatherings")
class GatheringController {

    private final Gatherings gatherings;

    GatheringController(Gatherings gatherings) {
        this.gatherings = gatherings;
    }

    @PostMapping
    ResponseEntity<Void> plan(@Valid @RequestBody PlanRequest plan, IdempotencyKey key) {
        Receipt receipt = gatherings.plan(plan, key);
        return ResponseEntity.created(URI.create("/api/gatherings/" + receipt.streamId()))
                .build();
    }

    @PostMapping("/{id}/rescheduling")
    ResponseEntity<Void> reschedule(
            @PathVariable UUID id, @Valid @RequestBody RescheduleRequest to, IdempotencyKey key) {
        gatherings.reschedule(id.toString(), to.startsAt(), to.endsAt(), key);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/cancellation")
    ResponseEntity<Void> cancel(@PathVariable UUID id, @Valid @RequestBody CancelRequest why, IdempotencyKey key) {
        gatherings.cancel(id.toString(), why.reason(), key);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/conclusion")
    ResponseEntity<Void> conclude(@PathVariable UUID id, IdempotencyKey key) {
        gatherings.conclude(id.toString(), key);
        return ResponseEntity.noContent().build();
    }

    record RescheduleRequest(
            @NotNull OffsetDateTime startsAt, @NotNull OffsetDateTime endsAt) {}

    record CancelRequest(@NotBlank @Size(max = 200) String reason) {}
}
