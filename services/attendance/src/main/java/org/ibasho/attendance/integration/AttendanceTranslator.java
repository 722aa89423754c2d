package org.ibasho.attendance.integration;

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
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.outbox.ContractTranslator;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.attendance.DoorClosedV1;
import org.ibasho.contracts.attendance.DoorOpenedV1;
import org.springframework.stereotype.Component;

/**
 * Translates the start and the end of counting to contract events. Marks are not published, because each has the time
 * of a single visit.
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
            case Closed it -> List.of(closed(it));
            case Prepared _, Moved _, Changed _, CalledOff _, Marked _, Undone _ -> List.of();
        };
    }

    private static DoorClosedV1 closed(Closed it) {
        return new DoorClosedV1(
                it.gatheringId(),
                it.total(),
                it.visits().stream()
                        .map(sum -> new DoorClosedV1.Visits(sum.who(), sum.visit(), sum.door(), sum.count()))
                        .toList());
    }
}
