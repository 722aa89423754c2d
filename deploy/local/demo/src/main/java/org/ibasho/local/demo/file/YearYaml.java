package org.ibasho.local.demo.file;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ibasho.local.demo.year.CounsellorEntry;
import org.ibasho.local.demo.year.StaffEntry;
import org.ibasho.local.demo.year.Venue;
import org.ibasho.local.demo.year.Year;

/** A year as its file has it. The lengths of texts are those that the API takes. */
record YearYaml(
        @JsonProperty("名前") @JsonAlias("name") @NotNull @Size(max = 100)
        String name,

        @JsonProperty("会場一覧") @JsonAlias("venues") Map<String, @Valid @NotNull Venue> venues,
        @JsonProperty("スタッフ") @JsonAlias("staff") List<@Valid @NotNull StaffEntry> staff,
        @JsonProperty("相談員") @JsonAlias("counsellors") List<@Valid @NotNull CounsellorEntry> counsellors,
        @JsonProperty("会") @JsonAlias("gatherings") List<@Valid @NotNull GatheringYaml> gatherings,
        @JsonProperty("相談") @JsonAlias("consultations") List<@Valid @NotNull ConsultationYaml> consultations) {

    YearYaml {
        venues = requireNonNullElse(venues, Map.of());
        staff = requireNonNullElse(staff, List.of());
        counsellors = requireNonNullElse(counsellors, List.of());
        gatherings = requireNonNullElse(gatherings, List.of());
        consultations = requireNonNullElse(consultations, List.of());
    }

    void check(Problems problems) {
        Set<String> names = counsellorNames(problems);
        for (int i = 0; i < gatherings.size(); i++) {
            if (gatherings.get(i) != null) {
                gatherings.get(i).check("/gatherings/" + i, venues, names, problems);
            }
        }
        for (int i = 0; i < consultations.size(); i++) {
            if (consultations.get(i) != null) {
                consultations.get(i).checkElsewhere("/consultations/" + i, problems);
            }
        }
    }

    /** A gathering names whoever comes, so that names have to differ. */
    private Set<String> counsellorNames(Problems problems) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < counsellors.size(); i++) {
            if (counsellors.get(i) != null && !names.add(counsellors.get(i).name())) {
                problems.add("/counsellors/" + i + "/name", "Twice");
            }
        }
        return names;
    }

    Year toYear() {
        Ids ids = new Ids();
        return new Year(
                name,
                staff,
                counsellors,
                gatherings.stream().map(each -> each.toEntry(ids, venues)).toList(),
                consultations.stream().map(each -> each.elsewhere(ids)).toList());
    }
}
