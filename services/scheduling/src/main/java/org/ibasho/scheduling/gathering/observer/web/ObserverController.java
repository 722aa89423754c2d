package org.ibasho.scheduling.gathering.observer.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.observer.ObserverPurpose;
import org.ibasho.scheduling.gathering.observer.Permit;
import org.ibasho.scheduling.gathering.observer.Permits;
import org.ibasho.web.problem.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API for observers of a gathering. */
@RestController
@RequestMapping("/api/gatherings/{id}/observers")
class ObserverController {

    private final Permits permits;
    private final Calendar calendar;

    ObserverController(Permits permits, Calendar calendar) {
        this.permits = permits;
        this.calendar = calendar;
    }

    @GetMapping
    List<Permit> at(@PathVariable UUID id) {
        String gatheringId = id.toString();
        return calendar.find(gatheringId)
                .map(gathering -> permits.at(gatheringId))
                .orElseThrow(() -> new NotFound("gathering-not-found"));
    }

    @PostMapping
    ResponseEntity<Void> grant(
            @PathVariable UUID id, @Valid @RequestBody PermitRequest asked, Authentication who, IdempotencyKey key) {
        Permits.Asked read = new Permits.Asked(asked.purpose(), asked.people(), asked.decidedOn(), asked.validUntil());
        Receipt receipt = permits.grant(id.toString(), read, who.getName(), key);
        return ResponseEntity.created(URI.create("/api/gatherings/" + id + "/observers/" + receipt.streamId()))
                .build();
    }

    @PostMapping("/{permitId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void attach(@PathVariable UUID id, @PathVariable UUID permitId, Authentication who, IdempotencyKey key) {
        permits.attach(permitId.toString(), id.toString(), who.getName(), key);
    }

    @PostMapping("/{permitId}/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void detach(@PathVariable UUID id, @PathVariable UUID permitId, Authentication who, IdempotencyKey key) {
        permits.detach(permitId.toString(), id.toString(), who.getName(), key);
    }

    /**
     * A granted permit, without names.
     *
     * @param people the number of people
     */
    record PermitRequest(
            @NotNull ObserverPurpose purpose,
            @NotNull Integer people,
            @NotNull LocalDate decidedOn,
            @NotNull LocalDate validUntil) {}
}
