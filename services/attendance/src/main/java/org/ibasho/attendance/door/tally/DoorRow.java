package org.ibasho.attendance.door.tally;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ibasho.attendance.door.DoorEvent;
import org.ibasho.attendance.door.DoorEvent.Changed;
import org.ibasho.attendance.door.DoorEvent.Corrected;
import org.ibasho.attendance.door.DoorEvent.Marked;
import org.ibasho.attendance.door.DoorEvent.Prepared;
import org.jspecify.annotations.Nullable;

/**
 * A door's row with the changes of its marks since it was loaded.
 *
 * @param version the sequence number of its last event
 * @param marks the new marks
 * @param undone the ids of older marks that were undone
 * @param corrections the new corrections
 */
record DoorRow(
        String gatheringId,
        String programme,
        String kind,
        Instant startsAt,
        Instant endsAt,
        String venue,
        String town,
        List<String> doors,
        DoorEntry.State state,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        long version,
        List<Mark> marks,
        Set<String> undone,
        List<Correction> corrections) {

    /**
     * @param version the sequence number of its event
     * @param place its place among the changes of that event
     */
    record Correction(
            String gatheringId, long version, int place, String who, String visit, String door, int difference) {}

    /** @param version the sequence number of its event */
    record Mark(
            String gatheringId,
            String markId,
            String who,
            String visit,
            String door,
            Instant madeAt,
            @Nullable Instant receivedAt,
            long version,
            boolean undone) {}

    static DoorRow prepared(Prepared it) {
        return new DoorRow(
                it.gatheringId(),
                it.programme(),
                it.kind(),
                it.startsAt(),
                it.endsAt(),
                it.venue(),
                it.town(),
                it.doors(),
                DoorEntry.State.NOT_OPENED,
                null,
                null,
                0,
                List.of(),
                Set.of(),
                List.of());
    }

    DoorRow moved(Instant start, Instant end) {
        return next(start, end, state, openedAt, closedAt, marks, undone);
    }

    DoorRow changed(Changed it) {
        return new DoorRow(
                gatheringId,
                programme,
                kind,
                startsAt,
                endsAt,
                it.venue(),
                it.town(),
                it.doors(),
                state,
                openedAt,
                closedAt,
                version + 1,
                marks,
                undone,
                corrections);
    }

    DoorRow calledOff() {
        return in(DoorEntry.State.CALLED_OFF);
    }

    DoorRow opened(Instant at) {
        return next(startsAt, endsAt, DoorEntry.State.OPEN, at, closedAt, marks, undone);
    }

    DoorRow closed(Instant at) {
        return next(startsAt, endsAt, DoorEntry.State.CLOSED, openedAt, at, marks, undone);
    }

    DoorRow in(DoorEntry.State now) {
        return next(startsAt, endsAt, now, openedAt, closedAt, marks, undone);
    }

    /** Takes an event that changes nothing but the version. */
    DoorRow noted() {
        return in(state);
    }

    DoorRow corrected(Corrected it) {
        List<Correction> more = new ArrayList<>(corrections);
        for (int place = 0; place < it.changes().size(); place++) {
            DoorEvent.Change change = it.changes().get(place);
            more.add(new Correction(
                    gatheringId, version + 1, place, change.who(), change.visit(), change.door(), change.by()));
        }
        return new DoorRow(
                gatheringId,
                programme,
                kind,
                startsAt,
                endsAt,
                venue,
                town,
                doors,
                state,
                openedAt,
                closedAt,
                version + 1,
                marks,
                undone,
                more);
    }

    DoorRow marked(Marked it) {
        List<Mark> more = new ArrayList<>(marks);
        more.add(new Mark(
                gatheringId,
                it.markId(),
                it.who(),
                it.visit(),
                it.door(),
                it.at(),
                it.receivedAt(),
                version + 1,
                false));
        return next(startsAt, endsAt, state, openedAt, closedAt, more, undone);
    }

    DoorRow takenBack(String markId) {
        List<Mark> now = new ArrayList<>(marks);
        now.replaceAll(mark -> mark.markId().equals(markId) ? undone(mark) : mark);
        Set<String> older = new LinkedHashSet<>(undone);
        if (now.equals(marks)) {
            older.add(markId);
        }
        return next(startsAt, endsAt, state, openedAt, closedAt, now, older);
    }

    private static Mark undone(Mark it) {
        return new Mark(
                it.gatheringId(),
                it.markId(),
                it.who(),
                it.visit(),
                it.door(),
                it.madeAt(),
                it.receivedAt(),
                it.version(),
                true);
    }

    private DoorRow next(
            Instant start,
            Instant end,
            DoorEntry.State now,
            @Nullable Instant opened,
            @Nullable Instant closed,
            List<Mark> newMarks,
            Set<String> olderUndone) {
        return new DoorRow(
                gatheringId,
                programme,
                kind,
                start,
                end,
                venue,
                town,
                doors,
                now,
                opened,
                closed,
                version + 1,
                newMarks,
                olderUndone,
                corrections);
    }
}
