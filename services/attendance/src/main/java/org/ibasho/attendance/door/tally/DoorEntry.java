package org.ibasho.attendance.door.tally;

import java.time.Instant;
import java.util.List;
import org.ibasho.attendance.door.mark.Entrance;
import org.jspecify.annotations.Nullable;

/**
 * An announced gathering with the current state of its door.
 *
 * @param entrances those that were announced, one or more
 * @param total visits counted so far, with corrections
 * @param openedAt when counting started; null before
 * @param closedAt when counting ended the last time; null before
 * @param version grows with each change of the door
 */
public record DoorEntry(
        String gatheringId,
        String programme,
        String kind,
        Instant startsAt,
        Instant endsAt,
        String venue,
        String town,
        List<Entrance> entrances,
        State state,
        int total,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        long version) {

    public DoorEntry {
        entrances = List.copyOf(entrances);
    }

    /** The stage of counting; the names are part of the API. */
    public enum State {
        NOT_OPENED,
        OPEN,
        CLOSED,
        CONFIRMED,
        CALLED_OFF
    }

    public boolean isNotOpened() {
        return state == State.NOT_OPENED;
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Counting has ended, whether or not the figures are confirmed. */
    public boolean isClosed() {
        return state == State.CLOSED || state == State.CONFIRMED;
    }

    public boolean isConfirmed() {
        return state == State.CONFIRMED;
    }

    /** The supervisor asks those who counted to look again. */
    public boolean isSentBack() {
        return state == State.OPEN && closedAt != null;
    }

    public boolean isCalledOff() {
        return state == State.CALLED_OFF;
    }
}
