package org.ibasho.consultation;

import org.ibasho.testing.architecture.ServiceLayout;
import org.ibasho.testing.architecture.ServiceRules;

class ArchitectureTest implements ServiceRules {

    @Override
    public ServiceLayout layout() {
        return ServiceLayout.of(ConsultationApplication.class)
                .module("counsellor", "counsellor")
                .module("dispatch", "dispatch_request")
                .module("consultation", "consultation")
                .module("integration")
                .module("signin")
                .pure("consultation\\.(AgeBand|Channel|Purpose|Relationship)");
    }
}
