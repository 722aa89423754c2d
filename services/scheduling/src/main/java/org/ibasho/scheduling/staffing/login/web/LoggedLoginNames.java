package org.ibasho.scheduling.staffing.login.web;

import java.util.stream.Stream;
import org.ibasho.chassis.login.LoginNames;
import org.ibasho.scheduling.staffing.login.LoginOwners;
import org.ibasho.scheduling.staffing.staff.StaffMembers;
import org.ibasho.scheduling.staffing.staff.StaffReads;
import org.ibasho.scheduling.staffing.staff.StaffReads.Field;
import org.ibasho.scheduling.staffing.staff.StaffReads.Purpose;

/** Tells whose logins are, and logs whose name it has told. */
final class LoggedLoginNames implements LoginNames {

    private final StaffMembers staff;
    private final StaffReads reads;

    LoggedLoginNames(StaffMembers staff, StaffReads reads) {
        this.staff = staff;
        this.reads = reads;
    }

    @Override
    public Names current() {
        LoginOwners owners = staff.loginOwners();
        return (login, at) -> {
            owners.link(login, at)
                    .ifPresent(link -> reads.shown(Stream.of(link.subject()), Purpose.LOGIN_OWNER, Field.NICKNAME));
            return owners.of(login, at);
        };
    }
}
