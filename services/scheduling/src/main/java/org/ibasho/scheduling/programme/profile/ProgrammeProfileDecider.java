package org.ibasho.scheduling.programme.profile;

import java.util.List;
import java.util.Map;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Post;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile.Eligibility;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile.ObserverRule;

/** Decides the commands of a profile: a pure function of command and state. */
final class ProgrammeProfileDecider {

    static final int OLDEST = 120;
    static final int MOST_SEATS = 30;
    static final int LONGEST_PERMIT = 366;
    static final int LONGEST_NOTICE = 60;

    private ProgrammeProfileDecider() {}

    static List<ProgrammeProfileEvent> decide(ProgrammeProfileCommand command, ProgrammeProfileState state) {
        return switch (command) {
            case ProgrammeProfileCommand.Revise it -> revise(it, state);
        };
    }

    private static List<ProgrammeProfileEvent> revise(ProgrammeProfileCommand.Revise it, ProgrammeProfileState state) {
        ProgrammeProfile profile = it.profile();
        Refusal.unless(!profile.introduction().ja().isBlank(), ProgrammeProfileRule.NO_INTRODUCTION);
        check(profile.eligibility());
        check(profile.staffing(), it.programme());
        check(profile.observers());
        Refusal.unless(it.seenVersion() == state.version(), ProgrammeProfileRule.PROGRAMME_CHANGED);
        return profile.equals(state.profile())
                ? List.of()
                : List.of(ProgrammeProfileState.revised(it.profileId(), it.programme(), profile, it.by()));
    }

    private static void check(Eligibility eligibility) {
        Refusal.unless(eligibility.persons() || eligibility.families(), ProgrammeProfileRule.FOR_NOBODY);
        Integer age = eligibility.baseAge();
        Refusal.unless(age == null || isBetween(1, age, OLDEST), ProgrammeProfileRule.BASE_AGE_UNLIKELY);
    }

    private static void check(Map<Kind, List<Post>> staffing, Programme programme) {
        staffing.forEach((kind, posts) -> {
            Refusal.unless(kind.programme() == programme, ProgrammeProfileRule.STAFFED_KIND_ELSEWHERE);
            long roles = posts.stream().map(Post::role).distinct().count();
            Refusal.unless(roles == posts.size(), ProgrammeProfileRule.ROLE_TWICE);
            posts.forEach(ProgrammeProfileDecider::check);
        });
    }

    private static void check(Post post) {
        Refusal.unless(
                isBetween(1, post.most(), MOST_SEATS) && post.needed() >= 0, ProgrammeProfileRule.SEATS_UNLIKELY);
        Refusal.unless(post.needed() <= post.most(), ProgrammeProfileRule.MORE_NEEDED_THAN_SEATS);
    }

    private static void check(ObserverRule observers) {
        Refusal.unless(isBetween(1, observers.permitDays(), LONGEST_PERMIT), ProgrammeProfileRule.PERMIT_DAYS_UNLIKELY);
        Refusal.unless(isBetween(0, observers.noticeDays(), LONGEST_NOTICE), ProgrammeProfileRule.NOTICE_DAYS_UNLIKELY);
        Refusal.unless(!observers.text().ja().isBlank(), ProgrammeProfileRule.NO_OBSERVER_TEXT);
    }

    private static boolean isBetween(int least, int number, int most) {
        return least <= number && number <= most;
    }
}
