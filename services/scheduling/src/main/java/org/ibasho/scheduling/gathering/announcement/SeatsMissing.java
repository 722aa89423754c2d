package org.ibasho.scheduling.gathering.announcement;

import java.util.ArrayList;
import java.util.List;
import org.ibasho.web.problem.Fault;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** A gathering cannot be published, because these seats are missing and nobody allowed it. Nothing has changed. */
public final class SeatsMissing extends RuntimeException {

    private final transient List<Seat> seats;

    public SeatsMissing(List<Seat> seats) {
        super("seats-missing");
        this.seats = List.copyOf(seats);
    }

    /** @param role the code of the role */
    public record Seat(String role, int number) {}

    /** One for the whole, and one for each seat. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        faults.add(Fault.of("seats-missing"));
        seats.forEach(seat -> faults.add(Fault.at(
                "seats." + seat.role() + "." + seat.number(),
                "seat-missing",
                new DefaultMessageSourceResolvable(new String[] {"code.staff-role." + seat.role()}, seat.role()),
                seat.number())));
        return faults;
    }
}
