package org.ibasho.scheduling.gathering.web;

import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.scheduling.gathering.ChangeBody;
import org.ibasho.scheduling.gathering.Gatherings;
import org.ibasho.scheduling.gathering.PlanBody;
import org.ibasho.scheduling.gathering.announcement.Announcements;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API for changing gatherings. Every call takes an {@code Idempotency-Key}. */
@RestController
@RequestMapping("/api/gatherings")
class GatheringController {

    private final Gatherings gatherings;
    private final Announcements announcements;

    GatheringController(Gatherings gatherings, Announcements announcements) {
        this.gatherings = gatherings;
        this.announcements = announcements;
    }

    @PostMapping
    ResponseEntity<Void> plan(@Valid @RequestBody PlanBody plan, IdempotencyKey key) {
        Receipt receipt = gatherings.plan(plan, key);
        return ResponseEntity.created(URI.create("/api/gatherings/" + receipt.streamId()))
                .build();
    }

    @PostMapping("/{id}/publication")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void publish(
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable PublicationBody asked,
            Authentication who,
            IdempotencyKey key) {
        announcements.publish(
                id.toString(), asked != null && Boolean.TRUE.equals(asked.withMissingSeats()), who.getName(), key);
    }

    /** @param withMissingSeats true to publish it though seats are missing, which is recorded; null counts as false */
    record PublicationBody(@Nullable Boolean withMissingSeats) {}

    @PostMapping("/{id}/rescheduling")
    ResponseEntity<Void> reschedule(@PathVariable UUID id, @Valid @RequestBody ChangeBody.Move to, IdempotencyKey key) {
        gatherings.reschedule(id.toString(), to, key);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/revision")
    ResponseEntity<Void> revise(@PathVariable UUID id, @Valid @RequestBody ChangeBody.Revise to, IdempotencyKey key) {
        gatherings.revise(id.toString(), to, key);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/cancellation")
    ResponseEntity<Void> cancel(@PathVariable UUID id, @Valid @RequestBody ChangeBody.Cancel why, IdempotencyKey key) {
        gatherings.cancel(id.toString(), why, key);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/conclusion")
    ResponseEntity<Void> conclude(@PathVariable UUID id, IdempotencyKey key) {
        gatherings.conclude(id.toString(), key);
        return ResponseEntity.noContent().build();
    }
}
