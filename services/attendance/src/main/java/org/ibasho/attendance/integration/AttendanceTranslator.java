package org.ibasho.attendance.integration;

import java.util.List;
import org.ibasho.attendance.door.DoorEvent;
import org.ibasho.attendance.door.DoorEvent.Amended;
import org.ibasho.attendance.door.DoorEvent.CalledOff;
import org.ibasho.attendance.door.DoorEvent.Changed;
import org.ibasho.attendance.door.DoorEvent.Closed;
import org.ibasho.attendance.door.DoorEvent.ConfirmationUndone;
import org.ibasho.attendance.door.DoorEvent.Confirmed;
import org.ibasho.attendance.door.DoorEvent.Corrected;
import org.ibasho.attendance.door.DoorEvent.Marked;
import org.ibasho.attendance.door.DoorEvent.Moved;
import org.ibasho.attendance.door.DoorEvent.Opened;
import org.ibasho.attendance.door.DoorEvent.Prepared;
import org.ibasho.attendance.door.DoorEvent.Restated;
import org.ibasho.attendance.door.DoorEvent.SentBack;
import org.ibasho.attendance.door.DoorEvent.Undone;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.outbox.ContractTranslator;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.attendance.DoorClosedV1;
import org.ibasho.contracts.attendance.DoorCorrectedV1;
import org.ibasho.contracts.attendance.DoorOpenedV1;
import org.springframework.stereotype.Component;

/**
 * Translates the start and the end of counting, and corrections, to contract events. Marks are not published, because
 * each has the time of a single visit.
 */
@Component
class AttendanceTranslator implements ContractTranslator {

    @Override
    public List<ContractEvent> translate(Event event) {
        return event instanceof DoorEvent door ? told(door) : List.of();
    }

    private static List<ContractEvent> told(DoorEvent event) {
        return switch (event) {
            case Opened it -> List.of(new DoorOpenedV1(it.gatheringId()));
            case Closed it -> List.of(new DoorClosedV1(it.gatheringId(), it.total(), counted(it.visits())));
            case Amended it -> List.of(new DoorClosedV1(it.gatheringId(), it.total(), counted(it.visits())));
            case Corrected it -> List.of(new DoorCorrectedV1(it.gatheringId(), it.total(), corrected(it.visits())));
            case Restated it -> List.of(new DoorCorrectedV1(it.gatheringId(), it.total(), corrected(it.visits())));
            case Prepared _,
                    Moved _,
                    Changed _,
                    CalledOff _,
                    Marked _,
                    Undone _,
                    Confirmed _,
                    SentBack _,
                    ConfirmationUndone _ -> List.of();
        };
    }

    private static List<DoorClosedV1.Visits> counted(List<DoorEvent.Sum> visits) {
        return visits.stream()
                .map(sum -> new DoorClosedV1.Visits(sum.who(), sum.visit(), sum.door(), sum.count()))
                .toList();
    }

    private static List<DoorCorrectedV1.Visits> corrected(List<DoorEvent.Sum> visits) {
        return visits.stream()
                .map(sum -> new DoorCorrectedV1.Visits(sum.who(), sum.visit(), sum.door(), sum.count()))
                .toList();
    }
}
