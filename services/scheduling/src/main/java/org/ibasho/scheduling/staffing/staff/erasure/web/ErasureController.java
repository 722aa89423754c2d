package org.ibasho.scheduling.staffing.staff.erasure.web;

import java.util.List;
import java.util.UUID;
import org.ibasho.chassis.keystore.Erasures;
import org.ibasho.scheduling.staffing.staff.erasure.ErasureCertificates;
import org.ibasho.web.problem.NotFound;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The supervisor's API for certificates of erasure. */
@RestController
@RequestMapping("/api/staff")
class ErasureController {

    private final ErasureCertificates certificates;

    ErasureController(ErasureCertificates certificates) {
        this.certificates = certificates;
    }

    /** All certificates, the latest first. */
    @GetMapping("/erasures")
    List<ErasureCertificates.Listed> all() {
        return certificates.all();
    }

    /** The certificate of their erasure: its time, and when the last copy of their key became worthless. */
    @GetMapping("/{id}/erasure")
    Erasures.Certificate one(@PathVariable UUID id) {
        return certificates.of(id.toString()).orElseThrow(() -> new NotFound("staff-not-erased"));
    }
}
