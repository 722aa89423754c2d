package org.ibasho.scheduling;

import org.ibasho.testing.architecture.ServiceLayout;
import org.ibasho.testing.architecture.ServiceRules;

class ArchitectureTest implements ServiceRules {

    @Override
    public ServiceLayout layout() {
        return ServiceLayout.of(SchedulingApplication.class)
                .module("programme", "programme_profile")
                .module("gathering", "calendar", "series", "series_gathering", "year_plan", "permit")
                .module("venue", "venue", "venue_photo")
                .module("staffing", "staff", "roster", "dispatch_reply", "dispatch_reminder")
                .module("calendar", "turnout")
                .module("notice", "notice_subscription", "notice_quota", "notice_delivery", "notice_ended_subscription")
                .module("site")
                .module("integration")
                .translating("staffing.dispatch", "calendar.turnout")
                .pure("programme\\.\\w+");
    }
}
