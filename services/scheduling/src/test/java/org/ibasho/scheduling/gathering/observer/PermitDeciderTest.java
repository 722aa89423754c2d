package org.ibasho.scheduling.gathering.observer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.observer.PermitCommand.Occasion;
import org.ibasho.scheduling.gathering.observer.PermitEvent.Attached;
import org.ibasho.scheduling.gathering.observer.PermitEvent.Detached;
import org.ibasho.scheduling.gathering.observer.PermitEvent.Granted;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile.ObserverRule;
import org.junit.jupiter.api.Test;

class PermitDeciderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final LocalDate DAY = LocalDate.of(2026, 12, 12);
    private static final PermitEvent GRANTED = granted(TODAY, DAY);
    private static final PermitEvent ATTACHED = new Attached("p", "g", "supervisor");

    private static ObserverRule rule(boolean admitted, int noticeDays) {
        return new ObserverRule(admitted, 30, noticeDays, new ProgrammeProfile.Text("許可が必要です", null));
    }

    private static Occasion occasion(LocalDate day) {
        return new Occasion("g", Programme.SANGO, day, true, rule(true, 7), TODAY);
    }

    private static PermitEvent granted(LocalDate from, LocalDate until) {
        return new Granted("p", "SANGO", "TRAINING", 2, from, until, "supervisor");
    }

    private static PermitCommand grant(int people, LocalDate from, LocalDate until) {
        return grant(people, from, until, occasion(DAY));
    }

    private static PermitCommand grant(int people, LocalDate from, LocalDate until, Occasion occasion) {
        return new PermitCommand.Grant("p", ObserverPurpose.TRAINING, people, from, until, occasion, "supervisor");
    }

    private static PermitCommand attach(Occasion occasion) {
        return new PermitCommand.Attach("p", occasion, "supervisor");
    }

    private static Permit after(PermitEvent... past) {
        Permit permit = Permit.NONE;
        for (PermitEvent event : past) {
            permit = permit.evolve(event);
        }
        return permit;
    }

    private static List<PermitEvent> decide(PermitCommand command, PermitEvent... past) {
        return PermitDecider.decide(command, after(past));
    }

    private static void refuses(PermitRule rule, PermitCommand command, PermitEvent... past) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decide(command, past))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    @Test
    void a_permit_is_recorded_once_and_names_nobody() {
        assertThat(decide(grant(2, TODAY, DAY))).containsExactly(GRANTED, ATTACHED);
        refuses(PermitRule.PERMIT_ALREADY_GRANTED, grant(2, TODAY, DAY), GRANTED);
        assertThat(after(GRANTED, ATTACHED))
                .isEqualTo(new Permit("p", "SANGO", ObserverPurpose.TRAINING, 2, TODAY, DAY, List.of("g")));
    }

    @Test
    void few_people_come_at_a_time() {
        refuses(PermitRule.OBSERVERS_UNLIKELY, grant(0, TODAY, DAY));
        refuses(PermitRule.OBSERVERS_UNLIKELY, grant(11, TODAY, DAY));
        assertThat(decide(grant(1, TODAY, DAY))).hasSize(2);
        assertThat(decide(grant(10, TODAY, DAY))).hasSize(2);
    }

    @Test
    void a_permit_has_a_day_of_decision() {
        refuses(PermitRule.PERMIT_NOT_YET_DECIDED, grant(2, TODAY.plusDays(1), DAY));
        assertThat(decide(grant(2, TODAY, DAY))).hasSize(2);
    }

    @Test
    void a_permit_expires_as_the_programme_requires() {
        refuses(PermitRule.PERMIT_ENDS_BEFORE_IT_BEGINS, grant(2, TODAY, TODAY.minusDays(1)));
        refuses(PermitRule.PERMIT_TOO_LONG, grant(2, TODAY, TODAY.plusDays(31)));
        assertThat(decide(grant(2, TODAY, TODAY.plusDays(30)))).hasSize(2);
        refuses(PermitRule.PERMIT_EXPIRED, grant(2, TODAY, TODAY));
    }

    @Test
    void a_valid_permit_can_be_attached_to_further_gatherings() {
        assertThat(decide(attach(occasion(DAY)), GRANTED)).containsExactly(ATTACHED);
        refuses(PermitRule.PERMIT_EXPIRED, attach(occasion(DAY.plusDays(1))), GRANTED);
        refuses(PermitRule.PERMIT_EXPIRED, attach(occasion(DAY)), granted(DAY.plusDays(1), DAY.plusDays(2)));
        assertThat(decide(attach(occasion(DAY)), granted(DAY, DAY))).hasSize(1);
        refuses(PermitRule.OBSERVERS_ALREADY_COMING, attach(occasion(DAY)), GRANTED, ATTACHED);
        refuses(PermitRule.PERMIT_NOT_FOUND, attach(occasion(DAY)));
    }

    @Test
    void a_permit_is_valid_for_one_programme() {
        Occasion elsewhere = new Occasion("g", Programme.YORIDOKORO, DAY, true, rule(true, 7), TODAY);
        refuses(PermitRule.PERMIT_FOR_OTHER_PROGRAMME, attach(elsewhere), GRANTED);
    }

    @Test
    void refuses_observers_if_the_programme_admits_none() {
        Occasion closed = new Occasion("g", Programme.SANGO, DAY, true, rule(false, 7), TODAY);
        refuses(PermitRule.OBSERVERS_NOT_ADMITTED, attach(closed), GRANTED);
        refuses(PermitRule.OBSERVERS_NOT_ADMITTED, grant(2, TODAY, DAY, closed));
    }

    @Test
    void refuses_observers_at_past_or_cancelled_gatherings() {
        Occasion over = new Occasion("g", Programme.SANGO, DAY, false, rule(true, 7), TODAY);
        refuses(PermitRule.GATHERING_RECEIVES_NOBODY, attach(over), GRANTED);
    }

    @Test
    void participants_are_told_in_time() {
        LocalDate inTime = TODAY.plusDays(7);
        assertThat(decide(attach(occasion(inTime)), GRANTED)).hasSize(1);
        refuses(PermitRule.TOO_LATE_TO_TELL, attach(occasion(inTime.minusDays(1))), GRANTED);
    }

    @Test
    void detaches_a_permit_once() {
        PermitCommand detach = new PermitCommand.Detach("p", "g", "supervisor");
        PermitEvent detached = new Detached("p", "g", "supervisor");
        assertThat(decide(detach, GRANTED, ATTACHED)).containsExactly(detached);
        refuses(PermitRule.OBSERVERS_NOT_COMING, detach, GRANTED, ATTACHED, detached);
        refuses(PermitRule.PERMIT_NOT_FOUND, detach);
        assertThat(after(GRANTED, new Attached("p", "h", "supervisor"), ATTACHED, detached)
                        .gatherings())
                .containsExactly("h");
    }

    @Test
    void refusals_name_their_field() {
        assertThat(PermitRule.OBSERVERS_UNLIKELY.field()).isEqualTo("people");
        assertThat(PermitRule.OBSERVERS_UNLIKELY.kind()).isEqualTo(PermitRule.Kind.INVALID);
        assertThat(PermitRule.TOO_LATE_TO_TELL.field()).isNull();
    }
}
