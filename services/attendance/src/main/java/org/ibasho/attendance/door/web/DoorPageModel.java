package org.ibasho.attendance.door.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.attendance.door.mark.Visit;
import org.ibasho.attendance.door.mark.Who;
import org.ibasho.attendance.door.review.ReviewEntry;
import org.ibasho.attendance.door.review.Reviews;
import org.ibasho.attendance.door.tally.DoorEntry;
import org.ibasho.attendance.door.tally.Tallies;
import org.ibasho.attendance.door.tally.Tally;
import org.ibasho.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The content of a door's page, as the server knows it. */
@Component
class DoorPageModel {

    /** The number of latest marks that staff can undo one by one. */
    static final int RECENT = 20;

    /** The list of doors has one page of a door without a gathering, which the script fills without a connection. */
    private static final UUID NO_GATHERING = new UUID(0, 0);

    private final Tallies tallies;
    private final Reviews reviews;
    private final Clock clock;

    DoorPageModel(Tallies tallies, Reviews reviews, Clock clock) {
        this.tallies = tallies;
        this.reviews = reviews;
        this.clock = clock;
    }

    /** A door, at the panel that its state leads to. */
    Map<String, Object> of(DoorEntry entry, @Nullable Entrance chosen) {
        return of(entry, panel(entry), chosen);
    }

    /** An open door whose figures are shown before it is closed. */
    Map<String, Object> closing(DoorEntry entry) {
        return of(entry, "CLOSING", null);
    }

    private Map<String, Object> of(DoorEntry entry, String panel, @Nullable Entrance chosen) {
        Tally tally = tallies.of(entry.gatheringId());
        List<Tally.Sum> corrections = tallies.corrections(entry.gatheringId());
        Map<String, Object> model = parts(entry, tally.corrected(corrections), panel);
        model.put("sums", sums(tally.corrected(corrections)));
        model.put("recent", tallies.latest(entry.gatheringId(), RECENT));
        if (entry.isSentBack()) {
            comment(entry.gatheringId()).ifPresent(comment -> model.put("comment", comment));
        }
        if (chosen != null && entry.entrances().contains(chosen)) {
            model.put("chosen", chosen);
        }
        return model;
    }

    /** The page of any door, without figures. */
    Map<String, Object> blank() {
        Instant now = clock.instant();
        DoorEntry entry = new DoorEntry(
                NO_GATHERING.toString(),
                "YORIDOKORO",
                "PERSONS",
                now,
                now,
                "",
                "",
                List.of(Entrance.values()),
                DoorEntry.State.NOT_OPENED,
                0,
                null,
                null,
                -1);
        return parts(entry, new Tally(List.of()), "UNKNOWN");
    }

    private Map<String, Object> parts(DoorEntry entry, Tally tally, String panel) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("entry", entry);
        model.put("tally", tally);
        model.put("sums", "");
        model.put("recent", List.of());
        model.put("panel", panel);
        model.put("chosen", entry.entrances().getFirst());
        model.put("markId", UUID.randomUUID().toString());
        model.put("day", Tokyo.day(entry.startsAt()));
        model.put("whos", Who.values());
        model.put("visits", Visit.values());
        return model;
    }

    private String panel(DoorEntry entry) {
        LocalDate today = Tokyo.today(clock);
        boolean dayHasCome = !Tokyo.day(entry.startsAt()).isAfter(today);
        return entry.isNotOpened() && !dayHasCome ? "NOT_YET" : entry.state().name();
    }

    /** The supervisor's question to those who count. */
    private Optional<String> comment(String gatheringId) {
        return reviews.of(gatheringId).reversed().stream()
                .filter(entry -> entry.step() == ReviewEntry.Step.SENT_BACK)
                .findFirst()
                .map(ReviewEntry::text);
    }

    /** {@code PERSON/FIRST/VENUE:3}, separated by spaces, for the script. */
    static String sums(Tally tally) {
        return tally.sums().stream()
                .map(sum -> "%s/%s/%s:%d".formatted(sum.who(), sum.visit(), sum.door(), sum.count()))
                .collect(Collectors.joining(" "));
    }
}
