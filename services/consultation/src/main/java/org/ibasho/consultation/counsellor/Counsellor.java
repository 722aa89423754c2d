package org.ibasho.consultation.counsellor;

import java.util.List;
import java.util.stream.Stream;
import org.ibasho.chassis.login.LinkedLogin;
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.chassis.sealing.PersonalData;

/**
 * The state of a counsellor, for decisions and pages.
 *
 * @param name as the NPO is told it
 * @param logins the logins that they use and have used, in the order in which these became theirs
 */
public record Counsellor(
        String id,
        @PersonalData(of = "id") String name,
        Status status,
        @PersonalData(of = "id") List<Qualification> qualifications,
        @PersonalData(of = "id") List<LinkedLogin> logins) {

    /** Before the first event. */
    static final Counsellor UNKNOWN = new Counsellor("", "", Status.ABSENT, List.of(), List.of());

    public Counsellor {
        qualifications = List.copyOf(qualifications);
        logins = List.copyOf(logins);
    }

    /** The stage of a counsellor. */
    public enum Status {
        ABSENT,
        ACTIVE,
        LEFT,
        /** They have left, and nobody knows any more who they were. */
        ERASED
    }

    /** Whether they have left, erased or not. */
    public boolean isGone() {
        return status == Status.LEFT || status == Status.ERASED;
    }

    public boolean isErased() {
        return status == Status.ERASED;
    }

    /** Whether a login is theirs now. */
    public boolean hasLogin(String login) {
        return logins.stream().anyMatch(it -> it.is(login));
    }

    /** The logins that are theirs now. */
    public List<String> currentLogins() {
        return logins.stream()
                .filter(LinkedLogin::isCurrent)
                .map(LinkedLogin::id)
                .toList();
    }

    /** The counsellor after all of their events. */
    static Counsellor of(List<CounsellorEvent> events) {
        Counsellor counsellor = UNKNOWN;
        for (CounsellorEvent event : events) {
            counsellor = counsellor.evolve(event);
        }
        return counsellor;
    }

    /** The counsellor after an event. It only assigns; the decider has already checked the rules. */
    Counsellor evolve(CounsellorEvent event) {
        return switch (event) {
            case CounsellorEvent.Registered it ->
                new Counsellor(it.counsellorId(), it.name(), Status.ACTIVE, codes(it.qualifications()), logins);
            case CounsellorEvent.Changed it ->
                new Counsellor(id, it.name(), status, codes(it.qualifications()), logins);
            case CounsellorEvent.LoginLinked it ->
                with(Stream.concat(logins.stream(), Stream.of(new LinkedLogin(it.login(), it.at(), null)))
                        .toList());
            case CounsellorEvent.LoginUnlinked it ->
                with(logins.stream()
                        .map(login -> login.is(it.login()) ? login.endedAt(it.at()) : login)
                        .toList());
            case CounsellorEvent.Left _ -> new Counsellor(id, name, Status.LEFT, qualifications, logins);
            case CounsellorEvent.Erased _ -> new Counsellor(id, Erased.TEXT, Status.ERASED, List.of(), List.of());
        };
    }

    private Counsellor with(List<LinkedLogin> newLogins) {
        return new Counsellor(id, name, status, qualifications, newLogins);
    }

    private static List<Qualification> codes(List<String> names) {
        return names.stream().map(Qualification::valueOf).toList();
    }
}
