package org.ibasho.scheduling.staffing.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ibasho.chassis.sealing.Erased;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose name stands beside what was done with a login. */
class LoginOwnersRuleTest {

    private static final Instant FIRST = Instant.parse("2026-11-30T01:00:00Z");
    private static final Instant SECOND = FIRST.plusSeconds(3600);
    private static final Instant THIRD = SECOND.plusSeconds(3600);

    private static LoginOwners.Link linked(String nickname, String login, Instant from, @Nullable Instant until) {
        return new LoginOwners.Link(new LinkedLogin(login, from, until), "id of " + nickname, nickname);
    }

    private static LoginOwners owners(Set<String> erased, LoginOwners.Link... links) {
        return new LoginOwners(List.of(links), erased);
    }

    @Test
    void whoever_it_is_linked_to_has_done_what_came_before_as_well() {
        LoginOwners owners = owners(Set.of(), linked("ゆき", "tablet", SECOND, null));

        assertThat(owners.of("tablet", FIRST)).contains("ゆき");
        assertThat(owners.of("tablet", SECOND)).contains("ゆき");
        assertThat(owners.of("tablet", THIRD)).contains("ゆき");
        assertThat(owners.of("phone", THIRD)).isEmpty();
    }

    @Test
    void what_was_done_after_a_link_ended_is_nobodys() {
        LoginOwners owners = owners(Set.of(), linked("ゆき", "tablet", FIRST, SECOND));

        assertThat(owners.of("tablet", SECOND.minusNanos(1))).contains("ゆき");
        assertThat(owners.of("tablet", SECOND)).isEmpty();
    }

    @Test
    void a_login_that_changes_hands_names_each_for_their_time() {
        LoginOwners owners =
                owners(Set.of(), linked("はる", "tablet", THIRD, null), linked("ゆき", "tablet", FIRST, SECOND));

        assertThat(owners.of("tablet", FIRST)).contains("ゆき");
        assertThat(owners.of("tablet", THIRD)).contains("はる");
        assertThat(owners.of("tablet", FIRST.minusSeconds(1))).contains("ゆき");
        assertThat(owners.of("tablet", SECOND.plusSeconds(1))).contains("はる");
    }

    @Test
    void where_somebody_erased_has_used_a_login_nobody_else_is_named_for_it() {
        LoginOwners owners = owners(Set.of("tablet"), linked("はる", "tablet", THIRD, null));

        assertThat(owners.of("tablet", SECOND)).contains(Erased.TEXT);
        assertThat(owners.of("tablet", THIRD)).contains("はる");
        assertThat(owners(Set.of("tablet")).of("tablet", THIRD)).contains(Erased.TEXT);
    }
}
