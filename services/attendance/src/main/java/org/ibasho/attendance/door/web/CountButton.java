package org.ibasho.attendance.door.web;

import java.time.Instant;
import java.util.UUID;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.attendance.door.mark.Mark;
import org.ibasho.attendance.door.mark.Visit;
import org.ibasho.attendance.door.mark.VisitCategory;
import org.ibasho.attendance.door.mark.Who;

/** A button that counts one visit. Observers have one button: staff do not ask them whether they came before. */
enum CountButton {
    PERSON_FIRST(Who.PERSON, Visit.FIRST),
    PERSON_AGAIN(Who.PERSON, Visit.AGAIN),
    PERSON_UNKNOWN(Who.PERSON, Visit.UNKNOWN),
    FAMILY_FIRST(Who.FAMILY, Visit.FIRST),
    FAMILY_AGAIN(Who.FAMILY, Visit.AGAIN),
    FAMILY_UNKNOWN(Who.FAMILY, Visit.UNKNOWN),
    OBSERVER_UNKNOWN(Who.OBSERVER, Visit.UNKNOWN);

    private final Who who;
    private final Visit visit;

    CountButton(Who who, Visit visit) {
        this.who = who;
        this.visit = visit;
    }

    Mark mark(UUID id, Entrance entrance, Instant at) {
        return new Mark(id.toString(), category(entrance), at);
    }

    /** The visits that it counts at an entrance. */
    VisitCategory category(Entrance entrance) {
        return new VisitCategory(who, visit, entrance);
    }

    public Who who() {
        return who;
    }

    public Visit visit() {
        return visit;
    }
}
