package org.ibasho.attendance.mark;

import java.time.Instant;

/**
 * One visit, as a device at the door notes it.
 *
 * @param id made by the device (UUID), so that a mark which is sent again is not a second visit
 * @param way what is counted
 * @param at when it was noted, by the device's clock
 */
public record Mark(String id, Way way, Instant at) {

    /** In which way somebody came: what the sums are made by. */
    public record Way(Who who, Visit visit, Door door) implements Comparable<Way> {

        @Override
        public int compareTo(Way other) {
            int byWho = who.compareTo(other.who);
            int byVisit = visit.compareTo(other.visit);
            return byWho != 0 ? byWho : byVisit != 0 ? byVisit : door.compareTo(other.door);
        }
    }
}
