package org.ibasho.attendance.door.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.ibasho.attendance.door.DoorEvent;
import org.ibasho.attendance.door.DoorEvent.CalledOff;
import org.ibasho.attendance.door.DoorEvent.Changed;
import org.ibasho.attendance.door.DoorEvent.Closed;
import org.ibasho.attendance.door.DoorEvent.Marked;
import org.ibasho.attendance.door.DoorEvent.Moved;
import org.ibasho.attendance.door.DoorEvent.Opened;
import org.ibasho.attendance.door.DoorEvent.Prepared;
import org.ibasho.attendance.door.DoorEvent.Undone;
import org.junit.jupiter.api.Test;

class TallyEvolvesTest {

    private static final Instant START = Instant.parse("2032-01-10T04:30:00Z");
    private static final Instant END = START.plusSeconds(7200);
    private static final Prepared PREPARED =
            new Prepared("g", "SANGO", "REGULAR", "OWN", START, END, "会館", "札幌市", List.of("VENUE"));
    private static final Marked MARK = new Marked("g", "a", "PERSON", "FIRST", "VENUE", START, END);

    private static DoorRow after(DoorEvent... events) {
        DoorRow row = new TallyProjector().evolve(null, PREPARED);
        for (DoorEvent event : events) {
            row = new TallyProjector().evolve(row, event);
        }
        return row;
    }

    @Test
    void a_prepared_door_is_not_opened() {
        assertThat(after().state()).isEqualTo(DoorEntry.State.NOT_OPENED);
        assertThat(after().startsAt()).isEqualTo(START);
        assertThat(after().version()).isZero();
        assertThat(after().marks()).isEmpty();
    }

    @Test
    void a_door_opens_and_closes() {
        DoorRow open = after(new Opened("g", START.plusSeconds(1)));
        assertThat(open.state()).isEqualTo(DoorEntry.State.OPEN);
        assertThat(open.openedAt()).isEqualTo(START.plusSeconds(1));
        DoorRow closed = after(new Opened("g", START), new Closed("g", END, 0, List.of()));
        assertThat(closed.state()).isEqualTo(DoorEntry.State.CLOSED);
        assertThat(closed.openedAt()).isEqualTo(START);
        assertThat(closed.closedAt()).isEqualTo(END);
        assertThat(closed.version()).isEqualTo(2);
    }

    @Test
    void a_door_moves_or_is_cancelled() {
        DoorRow moved = after(new Moved("g", END, END.plusSeconds(1)));
        assertThat(moved.startsAt()).isEqualTo(END);
        assertThat(moved.endsAt()).isEqualTo(END.plusSeconds(1));
        assertThat(moved.state()).isEqualTo(DoorEntry.State.NOT_OPENED);
        assertThat(after(new CalledOff("g")).state()).isEqualTo(DoorEntry.State.CALLED_OFF);
    }

    @Test
    void a_door_changes_its_venue() {
        assertThat(after(new Opened("g", START), MARK, new Changed("g", "公民館", "江別市", List.of("ZOOM"))))
                .returns("公民館", DoorRow::venue)
                .returns("江別市", DoorRow::town)
                .returns(List.of("ZOOM"), DoorRow::doors)
                .returns(DoorEntry.State.OPEN, DoorRow::state)
                .returns(3L, DoorRow::version)
                .returns(1, row -> row.marks().size());
    }

    @Test
    void a_mark_has_the_sequence_number_of_its_event() {
        assertThat(after(new Opened("g", START), MARK).marks())
                .containsExactly(new DoorRow.Mark("g", "a", "PERSON", "FIRST", "VENUE", START, END, 2, false));
    }

    @Test
    void new_and_old_marks_can_be_undone() {
        DoorRow row = after(MARK, new Undone("g", "a"), new Undone("g", "older"));
        assertThat(row.marks())
                .containsExactly(new DoorRow.Mark("g", "a", "PERSON", "FIRST", "VENUE", START, END, 1, true));
        assertThat(row.undone()).containsExactly("older");
        assertThat(row.version()).isEqualTo(3);
    }
}
