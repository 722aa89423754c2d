package org.ibasho.chassis.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** An answer logs one entry for a person, however many places show something of them. */
class CollectedAccessesTest {

    private static Access access(String subject, String record, String purpose, String... fields) {
        return Access.of(subject, record, purpose, List.of(fields));
    }

    @Test
    void fields_of_one_person_come_together_under_the_first_purpose() {
        List<Access> all = new CollectedAccesses()
                .add(List.of(access("yuki", "staff", "roster", "nickname")))
                .add(List.of(
                        access("yuki", "staff", "login-owner", "nickname", "logins"),
                        access("haru", "staff", "roster", "nickname")))
                .all();

        assertThat(all)
                .containsExactly(
                        access("yuki", "staff", "roster", "nickname", "logins"),
                        access("haru", "staff", "roster", "nickname"));
    }

    @Test
    void different_kinds_of_record_stay_apart() {
        List<Access> all = new CollectedAccesses()
                .add(List.of(
                        access("yuki", "staff", "roster", "nickname"), access("yuki", "dispatch", "roster", "reason")))
                .all();

        assertThat(all).hasSize(2);
    }

    @Test
    void an_access_covers_what_shows_no_more_of_the_same_record() {
        Access known = access("yuki", "staff", "roster", "nickname", "away");

        assertThat(known.covers(access("yuki", "staff", "staff-list", "nickname")))
                .isTrue();
        assertThat(known.covers(access("yuki", "staff", "roster", "logins"))).isFalse();
        assertThat(known.covers(access("haru", "staff", "roster", "nickname"))).isFalse();
        assertThat(known.covers(access("yuki", "dispatch", "roster", "nickname")))
                .isFalse();
    }
}
