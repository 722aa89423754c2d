package org.ibasho.scheduling.staffing.staff;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.ibasho.chassis.accesslog.Access;
import org.ibasho.chassis.accesslog.AccessLog;
import org.ibasho.scheduling.staffing.staff.StaffMember.Status;
import org.springframework.stereotype.Component;

/** Logs which staff an answer is about to show, and which of their fields. Erased staff have nothing to show. */
@Component
public class StaffReads {

    /** The kind of record in the access log. */
    public static final String RECORD = "staff";

    private final AccessLog log;

    StaffReads(AccessLog log) {
        this.log = log;
    }

    /** Why somebody is shown staff; the access log has the codes. */
    public enum Purpose {
        /** The supervisor keeps the list of staff. */
        STAFF_LIST("staff-list"),
        /** Seats at a gathering are looked at or given. */
        ROSTER("roster"),
        /** Somebody sees a login's owner: their own name, or the name beside an action. */
        LOGIN_OWNER("login-owner");

        private final String code;

        Purpose(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** A field of a person; the access log has the codes. */
    public enum Field {
        NICKNAME("nickname"),
        QUALIFICATIONS("qualifications"),
        AWAY("away"),
        LOGINS("logins"),
        /** Whether they can take a seat, which follows from qualifications and absences. */
        AVAILABILITY("availability");

        private final String code;

        Field(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Logs that an answer shows these fields of the members, and returns them. */
    public <T extends Collection<StaffMember>> T shown(T members, Purpose purpose, Field... fields) {
        shown(
                members.stream()
                        .filter(member -> member.status() != Status.ERASED && member.status() != Status.ABSENT)
                        .map(StaffMember::id),
                purpose,
                fields);
        return members;
    }

    /** Logs that an answer shows these fields of staff, none of whom is erased. */
    public void shown(Stream<String> staffIds, Purpose purpose, Field... fields) {
        List<String> codes = Stream.of(fields).map(Field::code).toList();
        log.shown(staffIds.distinct()
                .map(id -> new Access(id, RECORD, codes, purpose.code()))
                .toList());
    }
}
