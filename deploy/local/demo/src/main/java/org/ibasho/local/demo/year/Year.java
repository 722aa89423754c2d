package org.ibasho.local.demo.year;

import java.util.List;

/**
 * All that one file says.
 *
 * @param name the file's own name for itself; together with an entry it decides whether something was loaded before
 * @param consultations those that did not take place at a gathering
 */
public record Year(
        String name,
        List<StaffEntry> staff,
        List<CounsellorEntry> counsellors,
        List<GatheringEntry> gatherings,
        List<ConsultationEntry> consultations) {

    public Year {
        staff = List.copyOf(staff);
        counsellors = List.copyOf(counsellors);
        gatherings = List.copyOf(gatherings);
        consultations = List.copyOf(consultations);
    }
}
