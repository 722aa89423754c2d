package org.ibasho.scheduling.staffing.staff.erasure.web;

import org.ibasho.scheduling.staffing.staff.erasure.ErasureCertificates;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page that leads to the certificates of erasure, because no list of staff has people who are erased. */
@Controller
class ErasurePage {

    private final ErasureCertificates certificates;

    ErasurePage(ErasureCertificates certificates) {
        this.certificates = certificates;
    }

    @GetMapping("/staff/erasures")
    ModelAndView all() {
        return new ModelAndView("erasure/erasures", "certificates", certificates.all());
    }
}
