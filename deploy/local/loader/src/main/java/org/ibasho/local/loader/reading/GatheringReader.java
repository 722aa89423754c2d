package org.ibasho.local.loader.reading;

import static org.ibasho.local.loader.word.Key.CANCELLED;
import static org.ibasho.local.loader.word.Key.CONSULTATIONS;
import static org.ibasho.local.loader.word.Key.COUNSELLOR;
import static org.ibasho.local.loader.word.Key.COUNTED;
import static org.ibasho.local.loader.word.Key.DAY;
import static org.ibasho.local.loader.word.Key.DOORS;
import static org.ibasho.local.loader.word.Key.KIND;
import static org.ibasho.local.loader.word.Key.MOVED;
import static org.ibasho.local.loader.word.Key.NO_COUNSELLOR;
import static org.ibasho.local.loader.word.Key.THEME;
import static org.ibasho.local.loader.word.Key.TIME;
import static org.ibasho.local.loader.word.Key.VENUE;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.ibasho.local.loader.word.Door;
import org.ibasho.local.loader.word.Key;
import org.ibasho.local.loader.word.Kind;
import org.ibasho.local.loader.year.CentreAnswer;
import org.ibasho.local.loader.year.GatheringEntry;
import org.ibasho.local.loader.year.Span;
import org.ibasho.local.loader.year.Venue;
import org.jspecify.annotations.Nullable;

/** Reads gatherings. The lengths of texts are those that the API takes. */
record GatheringReader(
        Map<String, Venue> venues, Ids ids, ConsultationReader consultations, Consumer<Problem> problems) {

    private static final Set<Key> KNOWN = EnumSet.of(
            DAY, TIME, KIND, THEME, VENUE, DOORS, MOVED, CANCELLED, COUNTED, COUNSELLOR, NO_COUNSELLOR, CONSULTATIONS);
    private static final Span.Hours SOME_HOURS = new Span.Hours(LocalTime.MIN, LocalTime.MAX);

    GatheringEntry read(Node node) {
        Section it = new Section(node, KNOWN, problems);
        Kind kind = it.need(KIND, Kind.PERSONS, Values.word(Kind.class));
        Span announced = new Span(it.need(DAY, LocalDate.EPOCH, Values::day), it.need(TIME, SOME_HOURS, Values::hours));
        Span moved = it.find(MOVED, to -> moved(to, announced));
        List<Door> doors = it.need(DOORS, List.of(Door.VENUE), Values.words(Door.class));
        String id = ids.next("gathering " + announced.day() + " " + kind);
        it.check(() -> checkTogether(it, kind));
        return new GatheringEntry(
                id,
                kind,
                it.find(THEME, Values.text(100)),
                announced,
                moved,
                it.need(VENUE, new Venue("", ""), this::venue),
                doors,
                it.find(CANCELLED, Values.text(200)),
                it.find(COUNTED, counted -> new CountReader(doors).read(counted)),
                answer(it),
                it.list(CONSULTATIONS, each -> consultations.at(id, moved == null ? announced : moved, each)));
    }

    /** Where no other hours are said, they stay. */
    private Span moved(Node node, Span announced) {
        Section to = new Section(node, EnumSet.of(DAY, TIME), problems);
        Span.Hours hours = to.find(TIME, Values::hours);
        return new Span(to.need(DAY, announced.day(), Values::day), hours == null ? announced.hours() : hours);
    }

    private Venue venue(Node node) {
        Venue venue = venues.get(node.text());
        if (venue == null) {
            throw new Wrong(Sentences.unknownVenue(node.line(), node.text()));
        }
        return venue;
    }

    private static @Nullable CentreAnswer answer(Section it) {
        String counsellor = it.find(COUNSELLOR, Values.text(100));
        if (counsellor != null) {
            return new CentreAnswer.Comes(counsellor);
        }
        String reason = it.find(NO_COUNSELLOR, Values.text(200));
        return reason == null ? null : new CentreAnswer.CannotCome(reason);
    }

    private static void checkTogether(Section it, Kind kind) {
        for (Key key : List.of(COUNSELLOR, NO_COUNSELLOR, CONSULTATIONS)) {
            if (it.has(key) && !kind.asksTheCentre()) {
                throw new Wrong(Sentences.centreNotAsked(it.line(key), key));
            }
        }
        if (it.has(COUNSELLOR) && it.has(NO_COUNSELLOR)) {
            throw new Wrong(Sentences.twoAnswers(it.line(NO_COUNSELLOR)));
        }
        if (it.has(CANCELLED) && it.has(COUNTED)) {
            throw new Wrong(Sentences.countedThoughCancelled(it.line(COUNTED)));
        }
    }
}
