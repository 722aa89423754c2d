package org.ibasho.scheduling.staffing.staff.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.scheduling.staffing.staff.StaffBody;
import org.ibasho.scheduling.staffing.staff.StaffMember;
import org.ibasho.scheduling.staffing.staff.StaffMembers;
import org.ibasho.scheduling.staffing.staff.StaffReads;
import org.ibasho.scheduling.staffing.staff.StaffReads.Field;
import org.ibasho.scheduling.staffing.staff.StaffReads.Purpose;
import org.ibasho.web.problem.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The supervisor's API for staff. */
@RestController
@RequestMapping("/api/staff")
class StaffController {

    private final StaffMembers staff;
    private final StaffReads reads;

    StaffController(StaffMembers staff, StaffReads reads) {
        this.staff = staff;
        this.reads = reads;
    }

    @GetMapping
    List<StaffMember> everybody() {
        return shown(staff.here());
    }

    @GetMapping("/{id}")
    StaffMember one(@PathVariable UUID id) {
        StaffMember member = staff.find(id.toString()).orElseThrow(() -> new NotFound("staff-not-found"));
        return shown(List.of(member)).getFirst();
    }

    private List<StaffMember> shown(List<StaffMember> members) {
        return reads.shown(members, Purpose.STAFF_LIST, Field.NICKNAME, Field.QUALIFICATIONS, Field.AWAY, Field.LOGINS);
    }

    @PostMapping
    ResponseEntity<Void> join(@Valid @RequestBody StaffBody who, IdempotencyKey key) {
        Receipt receipt = staff.join(who, key);
        return ResponseEntity.created(URI.create("/api/staff/" + receipt.streamId()))
                .build();
    }

    @PostMapping("/{id}/description")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable UUID id, @Valid @RequestBody StaffBody who, IdempotencyKey key) {
        staff.change(id.toString(), who, key);
    }

    @PostMapping("/{id}/absences")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void noteAway(@PathVariable UUID id, @Valid @RequestBody AwayRequest away, IdempotencyKey key) {
        staff.noteAway(id.toString(), away.from().toInstant(), away.until().toInstant(), key);
    }

    @PostMapping("/{id}/break")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void beginBreak(@PathVariable UUID id, IdempotencyKey key) {
        staff.beginBreak(id.toString(), key);
    }

    @PostMapping("/{id}/return")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endBreak(@PathVariable UUID id, IdempotencyKey key) {
        staff.endBreak(id.toString(), key);
    }

    @PostMapping("/{id}/departure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@PathVariable UUID id, IdempotencyKey key) {
        staff.leave(id.toString(), key);
    }

    @PostMapping("/{id}/erasure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@PathVariable UUID id, IdempotencyKey key) {
        staff.erase(id.toString(), key);
    }

    /** @param until exclusive */
    record AwayRequest(
            @NotNull OffsetDateTime from, @NotNull OffsetDateTime until) {}
}
