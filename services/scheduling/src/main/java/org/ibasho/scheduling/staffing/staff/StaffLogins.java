package org.ibasho.scheduling.staffing.staff;

import java.util.List;
import org.ibasho.chassis.decision.Rule;
import org.ibasho.chassis.login.LinkedLogin;
import org.ibasho.chassis.login.LoginLinks;
import org.ibasho.chassis.login.LoginLinks.Change;

/** The meaning of commands and events of staff for logins. */
final class StaffLogins implements LoginLinks.People<StaffCommand, StaffEvent> {

    @Override
    public Class<StaffCommand> commands() {
        return StaffCommand.class;
    }

    @Override
    public Class<StaffEvent> events() {
        return StaffEvent.class;
    }

    @Override
    public List<StaffEvent> decide(StaffCommand command, List<StaffEvent> past) {
        return StaffDecider.decide(command, StaffMember.of(past));
    }

    @Override
    public Change change(StaffEvent event, List<StaffEvent> past) {
        if (event instanceof StaffEvent.LoginLinked it) {
            return new Change.Linked(it.login());
        } else if (event instanceof StaffEvent.LoginUnlinked it) {
            return new Change.Unlinked(it.login());
        } else if (event instanceof StaffEvent.Erased) {
            return new Change.Erased(
                    StaffMember.of(past).logins().stream().map(LinkedLogin::id).toList());
        }
        return new Change.None();
    }

    @Override
    public Rule alreadyLinked() {
        return StaffRule.LOGIN_ALREADY_LINKED;
    }
}
