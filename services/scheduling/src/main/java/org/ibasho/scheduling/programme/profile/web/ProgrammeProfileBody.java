package org.ibasho.scheduling.programme.profile.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Post;
import org.ibasho.scheduling.programme.Qualification;
import org.ibasho.scheduling.programme.StaffRole;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile;
import org.ibasho.web.text.MultiLine;
import org.jspecify.annotations.Nullable;

/**
 * The request body with the complete profile.
 *
 * @param version the version that the change is based on; -1 before the first change
 */
record ProgrammeProfileBody(
        @NotNull Long version,
        @NotNull @Valid TextRequest introduction,
        @NotNull @Valid EligibilityRequest eligibility,

        @NotNull @Size(max = 20)
        Map<@NotNull Kind, @NotNull @Size(max = 10) List<@NotNull @Valid PostRequest>> staffing,

        @NotNull @Valid ObserverRequest observers,
        @NotNull @Valid NoticesRequest notices,
        @Nullable @Valid ContactRequest contact) {

    /** A telephone number in Japan, with its hyphens. */
    static final String PHONE = "0\\d{1,4}-\\d{1,4}-\\d{3,4}";

    static final int LONGEST_TEXT = 1000;
    static final int LONGEST_LINE = 200;
    static final int MOST_LINES = 20;

    /** @param en absent if there is none */
    record TextRequest(
            @MultiLine @NotBlank @Size(max = LONGEST_TEXT) String ja,
            @MultiLine @Size(max = LONGEST_TEXT) @Nullable String en) {

        ProgrammeProfile.Text text() {
            return new ProgrammeProfile.Text(ja.strip(), en == null || en.isBlank() ? null : en.strip());
        }
    }

    /** @param baseAge absent if age does not matter */
    record EligibilityRequest(
            boolean persons,
            boolean families,
            @Nullable Integer baseAge,
            boolean youngerWelcome,
            boolean othersExcluded) {}

    /** @param qualification absent if the role is enough */
    record PostRequest(
            @NotNull StaffRole role,
            @NotNull Integer needed,
            @NotNull Integer most,
            @Nullable Qualification qualification) {}

    record ObserverRequest(
            boolean admitted,
            @NotNull Integer permitDays,
            @NotNull Integer noticeDays,
            @NotNull @Valid TextRequest text) {}

    record NoticesRequest(
            @NotNull @Size(max = MOST_LINES) List<@NotBlank @Size(max = LONGEST_LINE) String> ja,
            @NotNull @Size(max = MOST_LINES) List<@NotBlank @Size(max = LONGEST_LINE) String> en) {}

    /** @param phone absent if there is none */
    record ContactRequest(
            @NotNull @Valid TextRequest whom,
            @Pattern(regexp = PHONE) @Nullable String phone) {}

    ProgrammeProfile profile() {
        Map<Kind, List<Post>> posts = new EnumMap<>(Kind.class);
        staffing.forEach((kind, asked) -> posts.put(
                kind,
                asked.stream()
                        .map(post -> new Post(post.role(), post.needed(), post.most(), post.qualification()))
                        .toList()));
        return new ProgrammeProfile(
                introduction.text(),
                new ProgrammeProfile.Eligibility(
                        eligibility.persons(),
                        eligibility.families(),
                        eligibility.baseAge(),
                        eligibility.youngerWelcome(),
                        eligibility.othersExcluded()),
                posts,
                new ProgrammeProfile.ObserverRule(
                        observers.admitted(),
                        observers.permitDays(),
                        observers.noticeDays(),
                        observers.text().text()),
                new ProgrammeProfile.Notices(notices.ja(), notices.en()),
                contact == null
                        ? null
                        : new ProgrammeProfile.Contact(contact.whom().text(), contact.phone()));
    }
}
