package org.ibasho.attendance.reception;

import java.time.Instant;
import java.util.UUID;
import org.ibasho.attendance.mark.Door;
import org.ibasho.attendance.mark.Mark;
import org.ibasho.attendance.mark.Visit;
import org.ibasho.attendance.mark.Who;

/** A pad of the door page. An observer has one: whether they have been here before is not asked. */
enum Pad {
    PERSON_FIRST(Who.PERSON, Visit.FIRST),
    PERSON_AGAIN(Who.PERSON, Visit.AGAIN),
    PERSON_UNKNOWN(Who.PERSON, Visit.UNKNOWN),
    FAMILY_FIRST(Who.FAMILY, Visit.FIRST),
    FAMILY_AGAIN(Who.FAMILY, Visit.AGAIN),
    FAMILY_UNKNOWN(Who.FAMILY, Visit.UNKNOWN),
    OBSERVER_UNKNOWN(Who.OBSERVER, Visit.UNKNOWN);

    private final Who who;
    private final Visit visit;

    Pad(Who who, Visit visit) {
        this.who = who;
        this.visit = visit;
    }

    Mark mark(UUID id, Door door, Instant at) {
        return new Mark(id.toString(), new Mark.Way(who, visit, door), at);
    }
}
