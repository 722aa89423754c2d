package org.ibasho.scheduling.programme.profile.web;

import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Mandate;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.scheduling.programme.profile.ProfiledProgramme;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile;
import org.ibasho.scheduling.programme.profile.ProgrammeProfiles;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API of programme profiles: the public part for everybody, all of it for staff. */
@RestController
class ProgrammeProfileController {

    private static final Duration FRESH = Duration.ofSeconds(30);

    private final ProgrammeProfiles profiles;

    ProgrammeProfileController(ProgrammeProfiles profiles) {
        this.profiles = profiles;
    }

    @GetMapping("/api/calendar/programmes")
    ResponseEntity<PublicProgrammes> forEverybody() {
        List<PublicProgramme> programmes =
                profiles.all().stream().map(PublicProgramme::of).toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(new PublicProgrammes(programmes));
    }

    @GetMapping("/api/programmes")
    List<ProgrammeView> all() {
        return profiles.all().stream().map(ProgrammeView::of).toList();
    }

    @GetMapping("/api/programmes/{code}")
    ProgrammeView one(@PathVariable Programme code) {
        return ProgrammeView.of(profiles.of(code));
    }

    @PostMapping("/api/programmes/{code}/charter")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revise(
            @PathVariable Programme code,
            @Valid @RequestBody ProgrammeProfileBody asked,
            Authentication who,
            IdempotencyKey key) {
        profiles.revise(code, asked.profile(), asked.version(), who.getName(), key);
    }

    /** @param mandate on whose behalf it is held; it never changes */
    record ProgrammeView(Programme code, Mandate mandate, ProgrammeProfile charter, long version) {

        static ProgrammeView of(ProfiledProgramme it) {
            return new ProgrammeView(it.programme(), it.programme().mandate(), it.profile(), it.version());
        }
    }

    record PublicProgrammes(List<PublicProgramme> programmes) {}

    /** The public part of a profile, without staffing. */
    record PublicProgramme(
            Programme code,
            Mandate mandate,
            List<Kind> kinds,
            ProgrammeProfile.Text introduction,
            ProgrammeProfile.Eligibility eligibility,
            PublicObserverRule observers,
            ProgrammeProfile.Notices notices) {

        static PublicProgramme of(ProfiledProgramme it) {
            ProgrammeProfile profile = it.profile();
            return new PublicProgramme(
                    it.programme(),
                    it.programme().mandate(),
                    Arrays.stream(Kind.values())
                            .filter(kind -> kind.programme() == it.programme())
                            .toList(),
                    profile.introduction(),
                    profile.eligibility(),
                    new PublicObserverRule(
                            profile.observers().admitted(),
                            profile.observers().noticeDays(),
                            profile.observers().text()),
                    profile.notices());
        }
    }

    record PublicObserverRule(boolean admitted, int noticeDays, ProgrammeProfile.Text text) {}
}
