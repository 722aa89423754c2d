package org.ibasho.scheduling;

import org.ibasho.testing.architecture.ServiceLayout;
import org.ibasho.testing.architecture.ServiceRules;

class ArchitectureTest implements ServiceRules {

    @Override
    public ServiceLayout layout() {
        return ServiceLayout.of(SchedulingApplication.class)
                .module("programme", "programme_profile")
                .module("gathering", "calendar", "series", "series_gathering", "series_progress", "year_plan", "permit")
                .module("venue", "venue", "venue_photo")
                .module("staffing", "staff", "roster", "dispatch_reply", "dispatch_reminder")
                .module("calendar", "turnout")
                .module("notice", "notice_subscription", "notice_delivery")
                .module("site")
                .module("integration")
                .translating("staffing.dispatch", "calendar.turnout")
                .pure("programme\\.\\w+");
    }

    // The rest of scheduling is still on its way; each of these goes with the move that satisfies it.

    @Override
    public void only_aggregates_depend_on_axon() {}

    @Override
    public void only_web_packages_depend_on_http() {}

    @Override
    public void no_package_has_more_than_fourteen_types() {}

    @Override
    public void sql_names_no_table_of_another_module() {}
}
