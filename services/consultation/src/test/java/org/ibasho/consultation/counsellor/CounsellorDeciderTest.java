package org.ibasho.consultation.counsellor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.decision.Rule;
import org.ibasho.chassis.login.LoginLinks;
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.consultation.counsellor.CounsellorCommand.Change;
import org.ibasho.consultation.counsellor.CounsellorCommand.Erase;
import org.ibasho.consultation.counsellor.CounsellorCommand.Leave;
import org.ibasho.consultation.counsellor.CounsellorCommand.LinkLogin;
import org.ibasho.consultation.counsellor.CounsellorCommand.Register;
import org.ibasho.consultation.counsellor.CounsellorCommand.UnlinkLogin;
import org.ibasho.consultation.counsellor.CounsellorEvent.Changed;
import org.ibasho.consultation.counsellor.CounsellorEvent.Left;
import org.ibasho.consultation.counsellor.CounsellorEvent.LoginLinked;
import org.ibasho.consultation.counsellor.CounsellorEvent.LoginUnlinked;
import org.ibasho.consultation.counsellor.CounsellorEvent.Registered;
import org.junit.jupiter.api.Test;

class CounsellorDeciderTest {

    private static final String ID = "0193a1b2-0000-7000-8000-000000000007";
    private static final Instant NOW = Instant.parse("2026-11-30T01:00:00Z");
    private static final List<Qualification> SOCIAL_WORKER = List.of(Qualification.PSYCHIATRIC_SOCIAL_WORKER);
    private static final CounsellorEvent REGISTERED = new Registered(ID, "佐藤", List.of("PSYCHIATRIC_SOCIAL_WORKER"));
    private static final CounsellorEvent LEFT = new Left(ID);
    private static final CounsellorEvent ERASED = new CounsellorEvent.Erased(ID);
    private static final CounsellorEvent LINKED = new LoginLinked(ID, "tablet", NOW);

    private static List<CounsellorEvent> decide(CounsellorCommand command, CounsellorEvent... past) {
        return CounsellorDecider.decide(command, Counsellor.of(List.of(past)));
    }

    private static void refuses(Rule rule, CounsellorCommand command, CounsellorEvent... past) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decide(command, past))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    @Test
    void somebody_is_registered_once() {
        assertThat(decide(new Register(ID, " 佐藤 ", SOCIAL_WORKER))).containsExactly(REGISTERED);
        refuses(CounsellorRule.COUNSELLOR_ALREADY_REGISTERED, new Register(ID, "佐藤", SOCIAL_WORKER), REGISTERED);
    }

    @Test
    void a_counsellor_has_a_name_and_a_qualification() {
        refuses(CounsellorRule.NO_NAME, new Register(ID, " ", SOCIAL_WORKER));
        refuses(CounsellorRule.NO_QUALIFICATION, new Register(ID, "佐藤", List.of()));
        refuses(CounsellorRule.NO_NAME, new Change(ID, "", SOCIAL_WORKER), REGISTERED);
        refuses(CounsellorRule.NO_QUALIFICATION, new Change(ID, "佐藤", List.of()), REGISTERED);
    }

    @Test
    void qualifications_are_stored_once_each_in_the_order_of_the_list() {
        assertThat(decide(
                        new Change(
                                ID,
                                "加藤",
                                List.of(
                                        Qualification.SOCIAL_WORKER,
                                        Qualification.PSYCHIATRIC_SOCIAL_WORKER,
                                        Qualification.SOCIAL_WORKER)),
                        REGISTERED))
                .containsExactly(new Changed(ID, "加藤", List.of("PSYCHIATRIC_SOCIAL_WORKER", "SOCIAL_WORKER")));
    }

    @Test
    void the_same_data_again_lead_to_no_event() {
        assertThat(decide(new Change(ID, "佐藤", SOCIAL_WORKER), REGISTERED)).isEmpty();
    }

    @Test
    void nobody_who_was_never_registered_can_be_changed_or_leave() {
        refuses(CounsellorRule.COUNSELLOR_NOT_FOUND, new Change(ID, "佐藤", SOCIAL_WORKER));
        refuses(CounsellorRule.COUNSELLOR_NOT_FOUND, new Leave(ID, NOW));
        refuses(CounsellorRule.COUNSELLOR_NOT_FOUND, new Erase(ID));
        refuses(CounsellorRule.COUNSELLOR_NOT_FOUND, new LinkLogin(ID, "tablet", NOW));
        refuses(CounsellorRule.COUNSELLOR_NOT_FOUND, new UnlinkLogin(ID, "tablet", NOW));
    }

    @Test
    void whoever_leaves_has_no_login_afterwards_and_cannot_be_changed() {
        assertThat(decide(new Leave(ID, NOW), REGISTERED)).containsExactly(LEFT);
        assertThat(decide(new Leave(ID, NOW), REGISTERED, LINKED))
                .containsExactly(new LoginUnlinked(ID, "tablet", NOW), LEFT);
        refuses(CounsellorRule.COUNSELLOR_HAS_LEFT, new Leave(ID, NOW), REGISTERED, LEFT);
        refuses(CounsellorRule.COUNSELLOR_HAS_LEFT, new Change(ID, "加藤", SOCIAL_WORKER), REGISTERED, LEFT);
        refuses(CounsellorRule.COUNSELLOR_HAS_LEFT, new LinkLogin(ID, "tablet", NOW), REGISTERED, LEFT);
    }

    @Test
    void only_who_has_left_can_be_erased_and_that_once() {
        refuses(CounsellorRule.COUNSELLOR_HAS_NOT_LEFT, new Erase(ID), REGISTERED);
        assertThat(decide(new Erase(ID), REGISTERED, LEFT)).containsExactly(ERASED);
        assertThat(decide(new Erase(ID), REGISTERED, LEFT, ERASED)).isEmpty();
        assertThat(Counsellor.of(List.of(REGISTERED, LEFT, ERASED)))
                .returns(Erased.TEXT, Counsellor::name)
                .returns(List.of(), Counsellor::qualifications)
                .returns(List.of(), Counsellor::logins)
                .returns(true, Counsellor::isErased);
    }

    @Test
    void a_login_is_linked_and_unlinked_once() {
        assertThat(decide(new LinkLogin(ID, "tablet", NOW), REGISTERED)).containsExactly(LINKED);
        assertThat(decide(new LinkLogin(ID, "tablet", NOW), REGISTERED, LINKED)).isEmpty();
        assertThat(decide(new UnlinkLogin(ID, "tablet", NOW), REGISTERED)).isEmpty();
        assertThat(decide(new UnlinkLogin(ID, "tablet", NOW), REGISTERED, LINKED))
                .containsExactly(new LoginUnlinked(ID, "tablet", NOW));
    }

    @Test
    void after_an_erasure_every_login_that_they_ever_used_counts_as_one_of_somebody_erased() {
        List<CounsellorEvent> past =
                List.of(REGISTERED, LINKED, new LoginUnlinked(ID, "tablet", NOW), new LoginLinked(ID, "phone", NOW));

        assertThat(new CounsellorLogins().change(ERASED, past))
                .isEqualTo(new LoginLinks.Change.Erased(List.of("tablet", "phone")));
    }
}
