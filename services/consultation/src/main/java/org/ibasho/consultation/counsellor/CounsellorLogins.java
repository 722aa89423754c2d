package org.ibasho.consultation.counsellor;

import java.util.List;
import org.ibasho.chassis.decision.Rule;
import org.ibasho.chassis.login.LinkedLogin;
import org.ibasho.chassis.login.LoginLinks;
import org.ibasho.chassis.login.LoginLinks.Change;

/** The meaning of counsellors' commands and events for logins. */
final class CounsellorLogins implements LoginLinks.People<CounsellorCommand, CounsellorEvent> {

    @Override
    public Class<CounsellorCommand> commands() {
        return CounsellorCommand.class;
    }

    @Override
    public Class<CounsellorEvent> events() {
        return CounsellorEvent.class;
    }

    @Override
    public List<CounsellorEvent> decide(CounsellorCommand command, List<CounsellorEvent> past) {
        return CounsellorDecider.decide(command, Counsellor.of(past));
    }

    @Override
    public Change change(CounsellorEvent event, List<CounsellorEvent> past) {
        return switch (event) {
            case CounsellorEvent.LoginLinked it -> new Change.Linked(it.login());
            case CounsellorEvent.LoginUnlinked it -> new Change.Unlinked(it.login());
            case CounsellorEvent.Erased _ ->
                new Change.Erased(Counsellor.of(past).logins().stream()
                        .map(LinkedLogin::id)
                        .toList());
            case CounsellorEvent.Registered _, CounsellorEvent.Changed _, CounsellorEvent.Left _ -> new Change.None();
        };
    }

    @Override
    public Rule alreadyLinked() {
        return CounsellorRule.LOGIN_ALREADY_LINKED;
    }
}
