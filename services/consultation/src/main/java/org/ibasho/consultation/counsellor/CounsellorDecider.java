package org.ibasho.consultation.counsellor;

import java.util.List;
import java.util.stream.Stream;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.consultation.counsellor.Counsellor.Status;

/** Decides the commands of a counsellor: a pure function of command and state. */
final class CounsellorDecider {

    private CounsellorDecider() {}

    static List<CounsellorEvent> decide(CounsellorCommand command, Counsellor counsellor) {
        Refusal.unless(
                counsellor.status() != Status.ABSENT || command instanceof CounsellorCommand.Register,
                CounsellorRule.COUNSELLOR_NOT_FOUND);
        return switch (command) {
            case CounsellorCommand.Register it -> register(it, counsellor);
            case CounsellorCommand.Change it -> change(it, counsellor);
            case CounsellorCommand.Leave it -> leave(it, counsellor);
            case CounsellorCommand.Erase it -> erase(it, counsellor);
            case CounsellorCommand.LinkLogin it -> link(it, counsellor);
            case CounsellorCommand.UnlinkLogin it ->
                counsellor.hasLogin(it.login())
                        ? List.of(new CounsellorEvent.LoginUnlinked(it.counsellorId(), it.login(), it.now()))
                        : List.of();
        };
    }

    private static List<CounsellorEvent> register(CounsellorCommand.Register it, Counsellor counsellor) {
        Refusal.unless(counsellor.status() == Status.ABSENT, CounsellorRule.COUNSELLOR_ALREADY_REGISTERED);
        check(it.name(), it.qualifications());
        return List.of(
                new CounsellorEvent.Registered(it.counsellorId(), it.name().strip(), codes(it.qualifications())));
    }

    private static List<CounsellorEvent> change(CounsellorCommand.Change it, Counsellor counsellor) {
        checkHere(counsellor);
        check(it.name(), it.qualifications());
        CounsellorEvent changed =
                new CounsellorEvent.Changed(it.counsellorId(), it.name().strip(), codes(it.qualifications()));
        return counsellor.evolve(changed).equals(counsellor) ? List.of() : List.of(changed);
    }

    /** Their logins are linked to nobody afterwards. */
    private static List<CounsellorEvent> leave(CounsellorCommand.Leave it, Counsellor counsellor) {
        checkHere(counsellor);
        return Stream.<CounsellorEvent>concat(
                        counsellor.currentLogins().stream()
                                .map(login -> new CounsellorEvent.LoginUnlinked(it.counsellorId(), login, it.now())),
                        Stream.of(new CounsellorEvent.Left(it.counsellorId())))
                .toList();
    }

    private static List<CounsellorEvent> erase(CounsellorCommand.Erase it, Counsellor counsellor) {
        if (counsellor.status() == Status.ERASED) {
            return List.of();
        }
        Refusal.unless(counsellor.status() == Status.LEFT, CounsellorRule.COUNSELLOR_HAS_NOT_LEFT);
        return List.of(new CounsellorEvent.Erased(it.counsellorId()));
    }

    private static List<CounsellorEvent> link(CounsellorCommand.LinkLogin it, Counsellor counsellor) {
        checkHere(counsellor);
        return counsellor.hasLogin(it.login())
                ? List.of()
                : List.of(new CounsellorEvent.LoginLinked(it.counsellorId(), it.login(), it.now()));
    }

    private static void check(String name, List<Qualification> qualifications) {
        Refusal.unless(!name.isBlank(), CounsellorRule.NO_NAME);
        Refusal.unless(!qualifications.isEmpty(), CounsellorRule.NO_QUALIFICATION);
    }

    private static void checkHere(Counsellor counsellor) {
        Refusal.unless(!counsellor.isGone(), CounsellorRule.COUNSELLOR_HAS_LEFT);
    }

    /** In the order of the code list, each once. */
    private static List<String> codes(List<Qualification> qualifications) {
        return qualifications.stream().distinct().sorted().map(Enum::name).toList();
    }
}
