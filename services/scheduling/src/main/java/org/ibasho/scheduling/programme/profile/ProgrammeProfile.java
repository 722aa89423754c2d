package org.ibasho.scheduling.programme.profile;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Post;
import org.jspecify.annotations.Nullable;

/**
 * The profile of a programme. Its name and mandate are not part of it: they belong to the code and never change.
 *
 * @param introduction a description for somebody who has never heard of it
 * @param staffing the seats by kind of gathering; a kind without an entry needs nobody
 * @param contact whom the public can ask; null if nobody is named
 */
public record ProgrammeProfile(
        Text introduction,
        Eligibility eligibility,
        Map<Kind, List<Post>> staffing,
        ObserverRule observers,
        Notices notices,
        @Nullable Contact contact) {

    public ProgrammeProfile {
        Map<Kind, List<Post>> inOrder = new EnumMap<>(Kind.class);
        staffing.forEach((kind, posts) -> inOrder.put(kind, List.copyOf(posts)));
        staffing = Collections.unmodifiableMap(inOrder);
    }

    /** The seats of gatherings of a kind. */
    public List<Post> posts(Kind kind) {
        return staffing.getOrDefault(kind, List.of());
    }

    /** @param en null if there is none; the Japanese text is shown then */
    public record Text(String ja, @Nullable String en) {}

    /**
     * The contact for the public.
     *
     * @param whom the office or person, and when
     * @param phone the number as it is dialled in Japan, such as 011-622-5190; null for none
     */
    public record Contact(Text whom, @Nullable String phone) {

        /** The address that a telephone dials, from abroad too; null without a number. */
        public @Nullable String link() {
            return phone == null ? null : "tel:+81" + phone.replace("-", "").substring(1);
        }
    }

    /**
     * Eligibility.
     *
     * @param persons whether persons concerned (本人) can come
     * @param families whether families (家族) can come
     * @param baseAge the approximate age that it is meant for; null if age does not matter
     * @param youngerWelcome whether younger people may come
     * @param othersExcluded whether everybody else is excluded in principle
     */
    public record Eligibility(
            boolean persons,
            boolean families,
            @Nullable Integer baseAge,
            boolean youngerWelcome,
            boolean othersExcluded) {}

    /**
     * The terms for observers and press (見学・取材). Permission beforehand is always required.
     *
     * @param admitted whether permits are granted at all
     * @param permitDays the maximum validity of a permit in days
     * @param noticeDays how many days before a gathering participants must be told
     * @param text the terms in words
     */
    public record ObserverRule(boolean admitted, int permitDays, int noticeDays, Text text) {}

    /**
     * Guidance for participants (留意事項), one line each.
     *
     * @param en empty if there is none; the Japanese lines are shown then
     */
    public record Notices(List<String> ja, List<String> en) {

        public Notices {
            ja = List.copyOf(ja);
            en = List.copyOf(en);
        }
    }
}
