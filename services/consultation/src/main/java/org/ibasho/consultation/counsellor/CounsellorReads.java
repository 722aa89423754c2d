package org.ibasho.consultation.counsellor;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.ibasho.chassis.accesslog.Access;
import org.ibasho.chassis.accesslog.AccessLog;
import org.springframework.stereotype.Component;

/**
 * Logs which counsellors an answer is about to show, and which of their fields. It can show nothing of somebody erased
 * but the certificate.
 */
@Component
public class CounsellorReads {

    /** The kind of record in the access log. */
    public static final String RECORD = "counsellor";

    private static final List<String> EVERYTHING = List.of("name", "qualifications");
    private static final List<String> WITH_LOGINS = List.of("name", "qualifications", "logins");
    private static final List<String> NAME = List.of("name");
    private static final String ERASURE = "erasure";

    private final AccessLog log;

    CounsellorReads(AccessLog log) {
        this.log = log;
    }

    /** The reasons for showing counsellors; the access log has the codes. */
    public enum Purpose {
        /** The coordinator keeps the list of counsellors. */
        COUNSELLOR_LIST("counsellor-list"),
        /** Somebody answers, or looks at, a request for a counsellor. */
        DISPATCH("dispatch"),
        /** A page shows who did something. */
        HISTORY("history");

        private final String code;

        Purpose(String code) {
            this.code = code;
        }
    }

    /** Logs that an answer shows all personal data of the counsellors, and returns them. */
    public <T extends Collection<Counsellor>> T inFull(T counsellors, Purpose purpose) {
        log.shown(shown(counsellors, EVERYTHING, purpose).toList());
        return counsellors;
    }

    /** The same for one. */
    public Counsellor inFull(Counsellor counsellor, Purpose purpose) {
        inFull(List.of(counsellor), purpose);
        return counsellor;
    }

    /** The same for one whose logins are shown, too. */
    public Counsellor withLogins(Counsellor counsellor, Purpose purpose) {
        log.shown(shown(List.of(counsellor), WITH_LOGINS, purpose).toList());
        return counsellor;
    }

    /** The accesses to log when an answer shows their names. */
    public static Stream<Access> names(Collection<Counsellor> counsellors, Purpose purpose) {
        return shown(counsellors, NAME, purpose);
    }

    /** Logs that an answer shows the name of a login's owner. */
    public void loginOwner(String id) {
        log.shown(new Access(id, RECORD, NAME, Purpose.HISTORY.code));
    }

    /** Logs that an answer shows the certificate of an erasure; the entry stays readable. */
    public void certificate(String id) {
        log.certificateShown(id, RECORD, ERASURE);
    }

    private static Stream<Access> shown(Collection<Counsellor> counsellors, List<String> fields, Purpose purpose) {
        return counsellors.stream()
                .filter(it -> !it.isErased())
                .map(it -> new Access(it.id(), RECORD, fields, purpose.code));
    }
}
