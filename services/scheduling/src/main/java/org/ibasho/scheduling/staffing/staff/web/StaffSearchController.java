package org.ibasho.scheduling.staffing.staff.web;

import java.util.List;
import org.ibasho.scheduling.staffing.staff.StaffMember;
import org.ibasho.scheduling.staffing.staff.StaffReads;
import org.ibasho.scheduling.staffing.staff.StaffReads.Field;
import org.ibasho.scheduling.staffing.staff.StaffReads.Purpose;
import org.ibasho.scheduling.staffing.staff.search.StaffSearch;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The supervisor's API to find staff. It changes nothing, so it takes no idempotency key. */
@RestController
class StaffSearchController {

    private final StaffSearch search;
    private final StaffReads reads;

    StaffSearchController(StaffSearch search, StaffReads reads) {
        this.search = search;
        this.reads = reads;
    }

    @PostMapping("/api/staff/search")
    List<StaffMember> search(@RequestBody StaffSearchBody body) {
        return reads.shown(
                search.byNickname(body.read()),
                Purpose.STAFF_LIST,
                Field.NICKNAME,
                Field.QUALIFICATIONS,
                Field.AWAY,
                Field.LOGINS);
    }
}
