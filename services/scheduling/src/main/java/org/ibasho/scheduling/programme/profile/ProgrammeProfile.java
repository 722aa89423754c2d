package org.ibasho.scheduling.programme.profile;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Post;
import org.jspecify.annotations.Nullable;

/**
 * What a programme is like. Its name and on whose behalf it is held are not here: they belong to the code and never change.
 *
 * @param introduction what it is, for somebody who has never heard of it
 * @param staffing the seats by kind of gathering; a kind without an entry needs nobody
 */
public record ProgrammeProfile(
        Text introduction,
        Eligibility eligibility,
        Map<Kind, List<Post>> staffing,
        ObserverRule observers,
        Notices notices) {

    public ProgrammeProfile {
        Map<Kind, List<Post>> inOrder = new EnumMap<>(Kind.class);
        staffing.forEach((kind, posts) -> inOrder.put(kind, List.copyOf(posts)));
        staffing = Collections.unmodifiableMap(inOrder);
    }

    /** The seats of a gathering of this kind. */
    public List<Post> posts(Kind kind) {
        return staffing.getOrDefault(kind, List.of());
    }

    /** @param en null if nobody has written it: the Japanese text is shown then */
    public record Text(String ja, @Nullable String en) {}

    /**
     * Who can come.
     *
     * @param persons those concerned themselves (本人)
     * @param families their families (家族)
     * @param baseAge about how old those are for whom it is meant; null if that does not matter
     * @param youngerWelcome whether who is younger can come if they like
     * @param othersExcluded whether it is said that everybody else stays away in principle
     */
    public record Eligibility(
            boolean persons,
            boolean families,
            @Nullable Integer baseAge,
            boolean youngerWelcome,
            boolean othersExcluded) {}

    /**
     * On what terms somebody comes to look or to report (見学・取材). Without permission beforehand nobody does.
     *
     * @param admitted whether permission is given at all
     * @param permitDays for how many days a permission is good at most
     * @param noticeDays how many days before a gathering its participants are told at the latest
     * @param text the same in words, for those who ask
     */
    public record ObserverRule(boolean admitted, int permitDays, int noticeDays, Text text) {}

    /**
     * What is to be minded by who comes (留意事項), a line each.
     *
     * @param en empty if nobody has written it: the Japanese lines are shown then
     */
    public record Notices(List<String> ja, List<String> en) {

        public Notices {
            ja = List.copyOf(ja);
            en = List.copyOf(en);
        }
    }
}
