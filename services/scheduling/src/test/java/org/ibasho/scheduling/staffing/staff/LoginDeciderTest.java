package org.ibasho.scheduling.staffing.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.login.LinkedLogin;
import org.ibasho.scheduling.staffing.staff.StaffCommand.LinkLogin;
import org.ibasho.scheduling.staffing.staff.StaffCommand.UnlinkLogin;
import org.ibasho.scheduling.staffing.staff.StaffEvent.Erased;
import org.ibasho.scheduling.staffing.staff.StaffEvent.Joined;
import org.ibasho.scheduling.staffing.staff.StaffEvent.Left;
import org.ibasho.scheduling.staffing.staff.StaffEvent.LoginLinked;
import org.ibasho.scheduling.staffing.staff.StaffEvent.LoginUnlinked;
import org.junit.jupiter.api.Test;

/** What a member of staff decides about their logins. */
class LoginDeciderTest {

    private static final String ID = "0193a1b2-0000-7000-8000-000000000001";
    private static final Instant MONDAY = Instant.parse("2026-11-30T01:00:00Z");
    private static final Instant TUESDAY = MONDAY.plusSeconds(86_400);
    private static final StaffEvent JOINED = new Joined(ID, "ゆき", List.of("PEER_STAFF"), List.of());
    private static final StaffEvent PHONE = new LoginLinked(ID, "phone", MONDAY);
    private static final StaffEvent TABLET = new LoginLinked(ID, "tablet", MONDAY);

    private static List<StaffEvent> decide(StaffCommand command, StaffEvent... past) {
        return StaffDecider.decide(command, StaffMember.of(List.of(past)));
    }

    private static void refuses(StaffRule rule, StaffCommand command, StaffEvent... past) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decide(command, past))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    @Test
    void several_logins_are_linked_and_each_only_once() {
        assertThat(decide(new LinkLogin(ID, "phone", MONDAY), JOINED)).containsExactly(PHONE);
        assertThat(decide(new LinkLogin(ID, "tablet", MONDAY), JOINED, PHONE)).containsExactly(TABLET);
        assertThat(decide(new LinkLogin(ID, "phone", TUESDAY), JOINED, PHONE, TABLET))
                .isEmpty();
    }

    @Test
    void no_login_is_linked_to_somebody_unknown_or_gone() {
        LinkLogin link = new LinkLogin(ID, "phone", MONDAY);
        refuses(StaffRule.STAFF_NOT_FOUND, link);
        refuses(StaffRule.STAFF_HAS_LEFT, link, JOINED, new Left(ID));
        refuses(StaffRule.STAFF_HAS_LEFT, link, JOINED, new Left(ID), new Erased(ID));
    }

    @Test
    void a_link_ends_once_and_can_begin_again() {
        UnlinkLogin unlink = new UnlinkLogin(ID, "phone", TUESDAY);
        StaffEvent unlinked = new LoginUnlinked(ID, "phone", TUESDAY);
        assertThat(decide(unlink, JOINED, PHONE, TABLET)).containsExactly(unlinked);
        assertThat(decide(unlink, JOINED)).isEmpty();
        assertThat(decide(unlink, JOINED, TABLET)).isEmpty();
        assertThat(decide(unlink, JOINED, PHONE, unlinked)).isEmpty();
        assertThat(decide(new LinkLogin(ID, "phone", TUESDAY), JOINED, PHONE, unlinked))
                .containsExactly(new LoginLinked(ID, "phone", TUESDAY));
    }

    @Test
    void the_times_of_all_links_are_known() {
        StaffEvent unlinked = new LoginUnlinked(ID, "phone", TUESDAY);
        StaffEvent again = new LoginLinked(ID, "phone", TUESDAY.plusSeconds(60));

        assertThat(StaffMember.of(List.of(JOINED, PHONE, TABLET, unlinked, again))
                        .logins())
                .containsExactly(
                        new LinkedLogin("phone", MONDAY, TUESDAY),
                        new LinkedLogin("tablet", MONDAY, null),
                        new LinkedLogin("phone", TUESDAY.plusSeconds(60), null));
    }

    @Test
    void whoever_leaves_has_no_login_any_more() {
        StaffEvent unlinked = new LoginUnlinked(ID, "phone", MONDAY);

        assertThat(decide(new StaffCommand.Leave(ID, TUESDAY), JOINED, PHONE, TABLET, unlinked))
                .containsExactly(new LoginUnlinked(ID, "tablet", TUESDAY), new Left(ID));
    }

    @Test
    void whoever_was_erased_never_had_a_login() {
        assertThat(StaffMember.of(List.of(
                                JOINED, PHONE, new LoginUnlinked(ID, "phone", TUESDAY), new Left(ID), new Erased(ID)))
                        .logins())
                .isEmpty();
    }

    @Test
    void that_a_login_is_taken_is_said_beside_its_field() {
        assertThat(StaffRule.LOGIN_ALREADY_LINKED.kind()).isEqualTo(StaffRule.Kind.CONFLICT);
        assertThat(StaffRule.LOGIN_ALREADY_LINKED.field()).isEqualTo("login");
    }
}
