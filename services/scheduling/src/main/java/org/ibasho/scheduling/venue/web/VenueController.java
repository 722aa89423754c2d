package org.ibasho.scheduling.venue.web;

import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.scheduling.venue.Venue;
import org.ibasho.scheduling.venue.Venues;
import org.ibasho.scheduling.venue.photo.PhotoProcessor;
import org.ibasho.web.problem.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The supervisor's API for venues. The calendar's API has the public view. */
@RestController
@RequestMapping("/api/venues")
class VenueController {

    private final Venues venues;
    private final PhotoProcessor press;

    VenueController(Venues venues, PhotoProcessor press) {
        this.venues = venues;
        this.press = press;
    }

    @GetMapping
    List<Venues.Known> known() {
        return venues.known();
    }

    @GetMapping("/{id}")
    Venue one(@PathVariable UUID id) {
        return venues.find(id.toString()).orElseThrow(() -> new NotFound("venue-not-found"));
    }

    /** Describes a venue; a later description of the same name and town replaces it. */
    @PostMapping
    ResponseEntity<Void> describe(@Valid @RequestBody VenueBody asked, IdempotencyKey key) {
        Receipt receipt = venues.describe(asked.name().strip(), asked.town().strip(), asked.description(), key);
        return ResponseEntity.created(URI.create("/api/venues/" + receipt.streamId()))
                .build();
    }

    @PostMapping(path = "/{id}/photo", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void show(
            @PathVariable UUID id,
            @RequestParam MultipartFile photo,
            @RequestParam String alternative,
            IdempotencyKey key)
            throws IOException {
        venues.show(id.toString(), press.press(photo.getBytes()), alternative, key);
    }

    @DeleteMapping("/{id}/photo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable UUID id, IdempotencyKey key) {
        venues.drop(id.toString(), key);
    }
}
