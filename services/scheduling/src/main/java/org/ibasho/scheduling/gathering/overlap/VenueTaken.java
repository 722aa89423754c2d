package org.ibasho.scheduling.gathering.overlap;

import java.time.ZonedDateTime;
import org.ibasho.scheduling.gathering.overlap.Neighbours.Neighbour;
import org.ibasho.time.Tokyo;
import org.ibasho.web.page.Times;
import org.ibasho.web.problem.Fault;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** Another gathering is at the venue at that time and the request does not accept that. Nothing has changed. */
public final class VenueTaken extends RuntimeException {

    private final transient Neighbour neighbour;

    public VenueTaken(Neighbour neighbour) {
        super("venue-taken");
        this.neighbour = neighbour;
    }

    /** The warning with the other gathering: month, day, hours, kind and the ISO 8601 date. */
    public Fault fault() {
        ZonedDateTime start = neighbour.startsAt().atZone(Tokyo.ZONE);
        String code = "code.kind." + neighbour.kind();
        return Fault.at(
                "venue",
                "venue-taken",
                start.getMonthValue(),
                start.getDayOfMonth(),
                new Times().hours(neighbour.startsAt(), neighbour.endsAt()),
                new DefaultMessageSourceResolvable(new String[] {code}, neighbour.kind()),
                start.toLocalDate().toString());
    }
}
