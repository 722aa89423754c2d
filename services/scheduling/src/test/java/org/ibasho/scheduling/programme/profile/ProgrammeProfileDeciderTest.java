package org.ibasho.scheduling.programme.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Post;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.scheduling.programme.Qualification;
import org.ibasho.scheduling.programme.StaffRole;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile.Eligibility;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile.Notices;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile.ObserverRule;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile.Text;
import org.junit.jupiter.api.Test;

class ProgrammeProfileDeciderTest {

    private static final Text TEXT = new Text("会です", "A meeting");
    private static final Eligibility PERSONS = new Eligibility(true, false, 35, true, true);
    private static final Map<Kind, List<Post>> STAFFING = Map.of(
            Kind.OUTING,
            List.of(
                    new Post(StaffRole.CHAIR, 1, 1, Qualification.FIRST_AID),
                    new Post(StaffRole.PEER_STAFF, 0, 30, null)));
    private static final ObserverRule OBSERVERS = new ObserverRule(true, 90, 7, new Text("許可が必要です", null));
    private static final Notices NOTICES = new Notices(List.of("一つ", "二つ"), List.of());
    private static final ProgrammeProfile PROGRAMME_PROFILE =
            new ProgrammeProfile(TEXT, PERSONS, STAFFING, OBSERVERS, NOTICES, null);

    private static List<ProgrammeProfileEvent> decide(
            ProgrammeProfile profile, long seen, ProgrammeProfileState state) {
        return ProgrammeProfileDecider.decide(
                new ProgrammeProfileCommand.Revise("c", Programme.SANGO, profile, seen, "supervisor"), state);
    }

    private static ProgrammeProfileState after(ProgrammeProfile profile) {
        ProgrammeProfileState state = ProgrammeProfileState.UNTOUCHED;
        for (ProgrammeProfileEvent event : decide(profile, -1, state)) {
            state = state.evolve(event);
        }
        return state;
    }

    private static void takes(ProgrammeProfile profile) {
        assertThat(after(profile)).isEqualTo(new ProgrammeProfileState(profile, 0));
    }

    private static void refuses(ProgrammeProfileRule rule, ProgrammeProfile profile) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decide(profile, -1, ProgrammeProfileState.UNTOUCHED))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    private static ProgrammeProfile with(Eligibility eligibility) {
        return new ProgrammeProfile(TEXT, eligibility, STAFFING, OBSERVERS, NOTICES, null);
    }

    private static ProgrammeProfile with(Kind kind, Post... posts) {
        return new ProgrammeProfile(TEXT, PERSONS, Map.of(kind, List.of(posts)), OBSERVERS, NOTICES, null);
    }

    private static ProgrammeProfile with(ObserverRule observers) {
        return new ProgrammeProfile(TEXT, PERSONS, STAFFING, observers, NOTICES, null);
    }

    @Test
    void a_profile_survives_its_conversion_to_plain_values() {
        takes(PROGRAMME_PROFILE);
        takes(new ProgrammeProfile(
                new Text("会", null),
                new Eligibility(true, true, null, false, false),
                Map.of(),
                new ObserverRule(false, 1, 0, TEXT),
                new Notices(List.of(), List.of("one")),
                new ProgrammeProfile.Contact(new Text("事務局", "Office"), "011-000-0000")));
    }

    @Test
    void leads_to_no_event_without_a_difference() {
        assertThat(decide(PROGRAMME_PROFILE, 0, after(PROGRAMME_PROFILE))).isEmpty();
        assertThat(decide(with(new Eligibility(true, true, 35, true, true)), 0, after(PROGRAMME_PROFILE)))
                .hasSize(1);
    }

    @Test
    void overwrites_no_concurrent_change() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decide(PROGRAMME_PROFILE, -1, after(PROGRAMME_PROFILE)))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(ProgrammeProfileRule.PROGRAMME_CHANGED));
    }

    @Test
    void asks_for_an_introduction() {
        refuses(
                ProgrammeProfileRule.NO_INTRODUCTION,
                new ProgrammeProfile(new Text(" ", "x"), PERSONS, STAFFING, OBSERVERS, NOTICES, null));
    }

    @Test
    void has_at_least_one_group_of_participants() {
        refuses(ProgrammeProfileRule.FOR_NOBODY, with(new Eligibility(false, false, 35, true, true)));
        takes(with(new Eligibility(false, true, null, false, false)));
    }

    @Test
    void limits_the_base_age() {
        refuses(ProgrammeProfileRule.BASE_AGE_UNLIKELY, with(new Eligibility(true, false, 0, true, true)));
        refuses(ProgrammeProfileRule.BASE_AGE_UNLIKELY, with(new Eligibility(true, false, 121, true, true)));
        takes(with(new Eligibility(true, false, 1, true, true)));
        takes(with(new Eligibility(true, false, 120, true, true)));
    }

    @Test
    void has_seats_for_its_own_kinds_only() {
        refuses(ProgrammeProfileRule.STAFFED_KIND_ELSEWHERE, with(Kind.PERSONS, new Post(StaffRole.CHAIR, 1, 1, null)));
    }

    @Test
    void refuses_a_role_twice() {
        refuses(
                ProgrammeProfileRule.ROLE_TWICE,
                with(Kind.REGULAR, new Post(StaffRole.CHAIR, 1, 1, null), new Post(StaffRole.CHAIR, 1, 2, null)));
    }

    @Test
    void requires_at_most_as_many_people_as_seats() {
        refuses(ProgrammeProfileRule.MORE_NEEDED_THAN_SEATS, with(Kind.REGULAR, new Post(StaffRole.CHAIR, 2, 1, null)));
        refuses(ProgrammeProfileRule.SEATS_UNLIKELY, with(Kind.REGULAR, new Post(StaffRole.CHAIR, 0, 0, null)));
        refuses(ProgrammeProfileRule.SEATS_UNLIKELY, with(Kind.REGULAR, new Post(StaffRole.CHAIR, 0, 31, null)));
        refuses(ProgrammeProfileRule.SEATS_UNLIKELY, with(Kind.REGULAR, new Post(StaffRole.CHAIR, -1, 1, null)));
        takes(with(Kind.REGULAR, new Post(StaffRole.CHAIR, 30, 30, null)));
    }

    @Test
    void limits_the_validity_of_permits_and_the_notice_period() {
        refuses(ProgrammeProfileRule.PERMIT_DAYS_UNLIKELY, with(new ObserverRule(true, 0, 7, TEXT)));
        refuses(ProgrammeProfileRule.PERMIT_DAYS_UNLIKELY, with(new ObserverRule(true, 367, 7, TEXT)));
        refuses(ProgrammeProfileRule.NOTICE_DAYS_UNLIKELY, with(new ObserverRule(true, 90, -1, TEXT)));
        refuses(ProgrammeProfileRule.NOTICE_DAYS_UNLIKELY, with(new ObserverRule(true, 90, 61, TEXT)));
        refuses(ProgrammeProfileRule.NO_OBSERVER_TEXT, with(new ObserverRule(true, 90, 7, new Text("", null))));
        takes(with(new ObserverRule(false, 366, 60, TEXT)));
    }
}
