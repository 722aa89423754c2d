package org.ibasho.scheduling.staffing.staff;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.ibasho.chassis.accesslog.Access;
import org.ibasho.chassis.accesslog.AccessLog;
import org.springframework.stereotype.Component;

/** Logs which staff an answer is about to show, and what of them. */
@Component
public class StaffReads {

    /** The kind of record in the access log. */
    public static final String RECORD = "staff";

    private static final List<String> EVERYTHING = List.of("nickname", "qualifications", "away");
    private static final List<String> NICKNAME = List.of("nickname");

    private final AccessLog log;

    StaffReads(AccessLog log) {
        this.log = log;
    }

    /** Why somebody is shown staff; the access log has the codes. */
    public enum Purpose {
        /** The supervisor keeps the list of staff. */
        STAFF_LIST("staff-list"),
        /** Seats at a gathering are looked at or given. */
        ROSTER("roster");

        private final String code;

        Purpose(String code) {
            this.code = code;
        }
    }

    /** Returns the members, once it is logged that all that is personal about them is shown. */
    public <T extends Collection<StaffMember>> T inFull(T members, Purpose purpose) {
        log(members.stream().map(StaffMember::id), EVERYTHING, purpose);
        return members;
    }

    /** The same for one. */
    public StaffMember inFull(StaffMember member, Purpose purpose) {
        inFull(List.of(member), purpose);
        return member;
    }

    /** Logs that the nicknames of these staff are shown. */
    public void nicknames(Stream<String> staffIds, Purpose purpose) {
        log(staffIds, NICKNAME, purpose);
    }

    private void log(Stream<String> staffIds, List<String> fields, Purpose purpose) {
        log.shown(staffIds.distinct()
                .map(id -> new Access(id, RECORD, fields, purpose.code))
                .toList());
    }
}
