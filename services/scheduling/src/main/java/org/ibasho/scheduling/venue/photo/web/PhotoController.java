package org.ibasho.scheduling.venue.photo.web;

import java.time.Duration;
import java.util.UUID;
import org.ibasho.scheduling.venue.photo.PhotoSize;
import org.ibasho.scheduling.venue.photo.Photos;
import org.ibasho.web.problem.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves photos without login. A new photo has a new address, so browsers cache each one. */
@RestController
class PhotoController {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Photos photos;

    PhotoController(Photos photos) {
        this.photos = photos;
    }

    @GetMapping("/api/calendar/venues/{venueId}/photos/{photo}/small")
    ResponseEntity<byte[]> small(@PathVariable UUID venueId, @PathVariable String photo) {
        return answer(venueId, photo, PhotoSize.SMALL);
    }

    @GetMapping("/api/calendar/venues/{venueId}/photos/{photo}/large")
    ResponseEntity<byte[]> large(@PathVariable UUID venueId, @PathVariable String photo) {
        return answer(venueId, photo, PhotoSize.LARGE);
    }

    private ResponseEntity<byte[]> answer(UUID venueId, String photo, PhotoSize size) {
        byte[] jpeg = photos.find(venueId.toString(), photo, size).orElseThrow(() -> new NotFound("photo-not-found"));
        return ResponseEntity.ok()
                .cacheControl(FOR_EVER)
                .contentType(MediaType.IMAGE_JPEG)
                .body(jpeg);
    }
}
