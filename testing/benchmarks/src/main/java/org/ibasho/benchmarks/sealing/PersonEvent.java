package org.ibasho.benchmarks.sealing;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.sealing.PersonalData;

/**
 * Events of the size of a planned gathering, with two personal values, as those of the staff have. The two differ in
 * whether these are sealed.
 */
sealed interface PersonEvent extends Event {

    int number();

    String nickname();

    String remark();

    record Plain(
            String streamId,
            String personId,
            int number,
            String programme,
            String venue,
            String town,
            Instant since,
            List<String> roles,
            String nickname,
            String remark)
            implements PersonEvent {}

    /** @param number counts the events of a stream from 1 up */
    record Sealed(
            String streamId,
            String personId,
            int number,
            String programme,
            String venue,
            String town,
            Instant since,
            List<String> roles,
            @PersonalData(of = "personId") String nickname,
            @PersonalData(of = "personId") String remark)
            implements PersonEvent {}
}
