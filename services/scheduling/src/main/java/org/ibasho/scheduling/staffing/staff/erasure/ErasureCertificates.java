package org.ibasho.scheduling.staffing.staff.erasure;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ibasho.chassis.accesslog.AccessLog;
import org.ibasho.chassis.keystore.Erasures;
import org.ibasho.scheduling.staffing.staff.StaffMembers;
import org.ibasho.scheduling.staffing.staff.StaffReads;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The certificates of staff who have been erased. They hold nothing personal: a number, dates and the keys' state. */
@Component
public class ErasureCertificates {

    private static final String PURPOSE = "erasure";

    private final StaffMembers staff;
    private final Erasures erasures;
    private final AccessLog log;

    ErasureCertificates(StaffMembers staff, Erasures erasures, AccessLog log) {
        this.staff = staff;
        this.erasures = erasures;
        this.log = log;
    }

    /**
     * A line of the list.
     *
     * @param id the number of the certificate: the id that the person had
     * @param record what kind of record was erased
     * @param certificate null until the key is destroyed, which waits for the key store at most
     */
    public record Listed(String id, String record, Erasures.@Nullable Certificate certificate) {}

    /** All of them: first those whose key is still to be destroyed, then the latest. */
    public List<Listed> all() {
        List<String> erased = staff.erased();
        List<Erasures.Certificate> certificates = erasures.certificates(erased);
        Set<String> pending = new HashSet<>(erased);
        certificates.forEach(certificate -> pending.remove(certificate.subject()));
        return Stream.concat(
                        pending.stream().sorted().map(id -> new Listed(id, StaffReads.RECORD, null)),
                        certificates.stream().map(it -> new Listed(it.subject(), StaffReads.RECORD, it)))
                .toList();
    }

    /** Logs that an answer shows one person's certificate, and returns it; empty if the person was not erased. */
    public Optional<Erasures.Certificate> of(String id) {
        Optional<Erasures.Certificate> certificate = erasures.certificate(id);
        certificate.ifPresent(it -> log.certificateShown(id, StaffReads.RECORD, PURPOSE));
        return certificate;
    }
}
