package org.ibasho.local.demo.file;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.UniqueElements;
import org.ibasho.local.demo.vocabulary.Entrance;
import org.ibasho.local.demo.vocabulary.Kind;
import org.ibasho.local.demo.vocabulary.Visit;
import org.ibasho.local.demo.vocabulary.Who;
import org.ibasho.local.demo.vocabulary.Word;
import org.ibasho.local.demo.year.CentreAnswer;
import org.ibasho.local.demo.year.Count;
import org.ibasho.local.demo.year.GatheringEntry;
import org.ibasho.local.demo.year.Span;
import org.ibasho.local.demo.year.Venue;
import org.jspecify.annotations.Nullable;

/** A gathering as a file has it; {@code counted} has a row of numbers for each door and group. */
record GatheringYaml(
        @JsonProperty("日付") @JsonAlias("day") @NotNull LocalDate day,
        @JsonProperty("時間") @JsonAlias("time") @NotNull Span.Hours time,
        @JsonProperty("種類") @JsonAlias("kind") @NotNull Kind kind,

        @JsonProperty("テーマ") @JsonAlias("theme") @Size(max = 100) @Nullable
        String theme,

        @JsonProperty("会場") @JsonAlias("venue") @NotNull String venue,

        @JsonProperty("参加方法") @JsonAlias("doors") @NotEmpty @UniqueElements
        List<Entrance> doors,

        @JsonProperty("変更") @JsonAlias("moved") @Valid @Nullable
        Move moved,

        @JsonProperty("中止") @JsonAlias("cancelled") @Size(max = 200) @Nullable
        String cancelled,

        @JsonProperty("人数") @JsonAlias("counted") @Nullable
        Map<
                        String,
                        @Size(min = 3, max = 3, message = "NotThreeNumbers") List<
                                @NotNull @Min(value = 0, message = "NotACount") @Max(value = 200, message = "NotACount")
                                Integer>>
                counted,

        @JsonProperty("専門相談員") @JsonAlias("counsellor") @Size(max = 100) @Nullable
        String counsellor,

        @JsonProperty("派遣なし") @JsonAlias("no-counsellor") @Size(max = 200) @Nullable
        String noCounsellor,

        @JsonProperty("相談") @JsonAlias("consultations") @Nullable
        List<@Valid @NotNull ConsultationYaml> consultations) {

    /** The categories that the three numbers of a row count. */
    private static final List<Visit> COLUMNS = List.of(Visit.FIRST, Visit.AGAIN, Visit.UNKNOWN);

    /** When it takes place instead; where no other hours are said, they stay. */
    record Move(
            @JsonProperty("日付") @JsonAlias("day") @NotNull LocalDate day,
            @JsonProperty("時間") @JsonAlias("time") Span.@Nullable Hours time) {}

    /** A row's door and who came through it. */
    record Group(Entrance door, Who who) {}

    GatheringYaml {
        doors = requireNonNullElse(doors, List.of());
    }

    void check(String path, Map<String, Venue> venues, Set<String> counsellors, Problems problems) {
        if (venue != null && !venues.containsKey(venue)) {
            problems.add(path + "/venue", "UnknownVenue");
        }
        boolean notAsked = kind != null && !kind.asksTheCentre();
        if (counsellor != null && notAsked) {
            problems.add(path + "/counsellor", "CentreNotAsked");
        } else if (counsellor != null && !counsellors.contains(counsellor)) {
            problems.add(path + "/counsellor", "UnknownCounsellor");
        }
        if (noCounsellor != null && (notAsked || counsellor != null)) {
            problems.add(path + "/noCounsellor", notAsked ? "CentreNotAsked" : "TwoAnswers");
        }
        if (consultations != null && notAsked) {
            problems.add(path + "/consultations", "CentreNotAsked");
        }
        for (int i = 0; consultations != null && i < consultations.size(); i++) {
            if (consultations.get(i) != null) {
                consultations.get(i).checkAtAGathering(path + "/consultations/" + i, problems);
            }
        }
        if (counted != null && cancelled != null) {
            problems.add(path + "/counted", "CountedThoughCancelled");
        } else if (counted != null && !doors.isEmpty()) {
            checkRows(counted.keySet(), path + "/counted/", problems);
        }
    }

    private void checkRows(Set<String> rows, String path, Problems problems) {
        Set<Group> seen = new HashSet<>();
        for (String row : rows) {
            Optional<Group> group = group(row);
            if (group.isEmpty()) {
                problems.add(path + row, "NotADoorAndWho");
            } else if (!doors.contains(group.get().door())) {
                problems.add(path + row, "DoorNotOffered");
            } else if (!seen.add(group.get())) {
                problems.add(path + row, "Twice");
            }
        }
    }

    GatheringEntry toEntry(Ids ids, Map<String, Venue> venues) {
        String id = ids.next("gathering " + day + " " + kind);
        Span announced = new Span(day, time);
        Span after = moved == null ? null : new Span(moved.day, requireNonNullElse(moved.time, time));
        Span span = requireNonNullElse(after, announced);
        return new GatheringEntry(
                id,
                kind,
                theme,
                announced,
                after,
                requireNonNull(venues.get(venue)),
                doors,
                cancelled,
                counted == null ? null : counts(counted),
                answer(),
                requireNonNullElse(consultations, List.<ConsultationYaml>of()).stream()
                        .map(each -> each.at(id, span, ids))
                        .toList());
    }

    /** The parts of a row's name; the door may be left out where there is only one. */
    private Optional<Group> group(String row) {
        List<String> words = Arrays.asList(row.strip().split("\\s+", -1));
        Optional<Entrance> only =
                words.size() == 1 && doors.size() == 1 ? Optional.of(doors.getFirst()) : Optional.empty();
        Optional<Entrance> door = words.stream()
                .flatMap(word -> Word.find(Entrance.class, word).stream())
                .findFirst()
                .or(() -> only);
        Optional<Who> who = words.stream()
                .flatMap(word -> Word.find(Who.class, word).stream())
                .findFirst();
        return words.size() > 2 ? Optional.empty() : door.flatMap(way -> who.map(each -> new Group(way, each)));
    }

    private List<Count> counts(Map<String, List<Integer>> rows) {
        List<Count> counts = new ArrayList<>();
        rows.forEach((row, numbers) -> {
            Group group = group(row).orElseThrow();
            for (int i = 0; i < COLUMNS.size(); i++) {
                if (numbers.get(i) > 0) {
                    counts.add(new Count(group.who(), COLUMNS.get(i), group.door(), numbers.get(i)));
                }
            }
        });
        return counts;
    }

    private @Nullable CentreAnswer answer() {
        if (counsellor != null) {
            return new CentreAnswer.Comes(counsellor);
        }
        return noCounsellor == null ? null : new CentreAnswer.CannotCome(noCounsellor);
    }
}
