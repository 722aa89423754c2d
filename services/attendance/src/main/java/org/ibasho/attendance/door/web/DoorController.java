package org.ibasho.attendance.door.web;

import jakarta.validation.Valid;
import java.util.UUID;
import org.ibasho.attendance.door.Doors;
import org.ibasho.attendance.door.tally.Tallies;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.web.problem.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API of a gathering's door. Every call takes an {@code Idempotency-Key}; marks also have their own ids. */
@RestController
@RequestMapping("/api/gatherings/{id}/door")
class DoorController {

    private final Doors doors;
    private final Tallies tallies;

    DoorController(Doors doors, Tallies tallies) {
        this.doors = doors;
        this.tallies = tallies;
    }

    @GetMapping
    TallyView tally(@PathVariable UUID id) {
        return tallies.find(id.toString())
                .map(door -> TallyView.of(
                        door,
                        tallies.of(id.toString()),
                        tallies.corrections(id.toString()),
                        tallies.latest(id.toString(), DoorPageModel.RECENT)))
                .orElseThrow(() -> new NotFound("gathering-not-found"));
    }

    @PostMapping("/opening")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void open(@PathVariable UUID id, IdempotencyKey key) {
        doors.open(id.toString(), key);
    }

    @PostMapping("/marks")
    TallyView mark(@PathVariable UUID id, @Valid @RequestBody MarksBody batch, IdempotencyKey key) {
        doors.count(id.toString(), batch.toMarks(), key);
        return tally(id);
    }

    @DeleteMapping("/marks/{markId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(@PathVariable UUID id, @PathVariable UUID markId, IdempotencyKey key) {
        doors.undo(id.toString(), markId.toString(), key);
    }

    @PostMapping("/closing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable UUID id, IdempotencyKey key) {
        doors.close(id.toString(), key);
    }
}
