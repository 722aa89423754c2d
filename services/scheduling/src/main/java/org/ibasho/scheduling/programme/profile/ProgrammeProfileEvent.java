package org.ibasho.scheduling.programme.profile;

import java.util.List;
import org.ibasho.chassis.decision.Event;
import org.jspecify.annotations.Nullable;

/** The events of a profile, in plain values. */
public sealed interface ProgrammeProfileEvent extends Event {

    /** The profile's id (UUID). */
    String profileId();

    @Override
    default String streamId() {
        return profileId();
    }

    /** A text in Japanese, and in English if there is one. */
    record BilingualText(String ja, @Nullable String en) {}

    /** The seats of a role at gatherings of a kind. */
    record Seats(
            String kind,
            String role,
            int needed,
            int most,
            @Nullable String qualification) {}

    /** The complete profile from now on. */
    record Revised(
            String profileId,
            String programme,
            BilingualText introduction,
            boolean persons,
            boolean families,
            @Nullable Integer baseAge,
            boolean youngerWelcome,
            boolean othersExcluded,
            List<Seats> staffing,
            boolean observersAdmitted,
            int permitDays,
            int noticeDays,
            BilingualText observers,
            List<String> noticesJa,
            List<String> noticesEn,
            @Nullable BilingualText contact,
            @Nullable String contactPhone,
            String by)
            implements ProgrammeProfileEvent {

        public Revised {
            staffing = List.copyOf(staffing);
            noticesJa = List.copyOf(noticesJa);
            noticesEn = List.copyOf(noticesEn);
        }
    }
}
