package org.ibasho.attendance;

import org.ibasho.testing.architecture.ServiceLayout;
import org.ibasho.testing.architecture.ServiceRules;

class ArchitectureTest implements ServiceRules {

    @Override
    public ServiceLayout layout() {
        return ServiceLayout.of(AttendanceApplication.class)
                .module("door", "door", "mark", "correction")
                .module("integration")
                .pure("door\\.Marks", "door\\.Corrections", "door\\.Figures", "door\\.mark\\..*");
    }
}
