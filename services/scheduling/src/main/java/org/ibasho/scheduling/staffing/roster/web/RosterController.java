package org.ibasho.scheduling.staffing.roster.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.scheduling.programme.StaffRole;
import org.ibasho.scheduling.staffing.roster.Roster;
import org.ibasho.scheduling.staffing.roster.Roster.Place;
import org.ibasho.scheduling.staffing.roster.Rosters;
import org.ibasho.scheduling.staffing.roster.view.RosterView;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API for who will be there. */
@RestController
@RequestMapping("/api/gatherings/{id}")
class RosterController {

    private final Rosters rosters;
    private final RosterView view;

    RosterController(Rosters rosters, RosterView view) {
        this.rosters = rosters;
        this.view = view;
    }

    @GetMapping("/roster")
    Roster roster(@PathVariable UUID id) {
        return view.roster(id.toString());
    }

    @PostMapping("/roster/assignments")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void assign(@PathVariable UUID id, @Valid @RequestBody AssignBody asked, Authentication who, IdempotencyKey key) {
        Rosters.Choice choice = new Rosters.Choice(
                new Place(asked.role(), asked.seat()), asked.staffId().toString());
        rosters.assign(id.toString(), List.of(choice), asked.version(), who.getName(), key);
    }

    @PostMapping("/roster/releases")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unassign(
            @PathVariable UUID id, @Valid @RequestBody UnassignBody asked, Authentication who, IdempotencyKey key) {
        rosters.unassign(id.toString(), new Place(asked.role(), asked.seat()), asked.version(), who.getName(), key);
    }

    /** @param version the roster's version that the user has seen; -1 before the first event */
    record AssignBody(
            @NotNull StaffRole role,
            @NotNull Integer seat,
            @NotNull UUID staffId,
            @NotNull Long version) {}

    /** @param version as for an assignment */
    record UnassignBody(
            @NotNull StaffRole role,
            @NotNull Integer seat,
            @NotNull Long version) {}
}
