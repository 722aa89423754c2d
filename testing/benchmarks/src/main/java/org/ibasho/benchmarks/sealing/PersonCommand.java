package org.ibasho.benchmarks.sealing;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Command;

/** The commands about a person. */
sealed interface PersonCommand extends Command {

    /**
     * Describes a person; always in the same words.
     *
     * @param streamId the stream that the event is appended to
     * @param personId whose key seals the personal values
     */
    record Describe(String streamId, String personId, boolean sealed) implements PersonCommand {

        private static final Instant SINCE = Instant.parse("2026-11-28T04:30:00Z");
        private static final String PROGRAMME = "YORIDOKORO";
        private static final String VENUE = "札幌市社会福祉総合センター";
        private static final String TOWN = "札幌市";
        private static final List<String> ROLES = List.of("CHAIR", "RECEPTION");
        private static final String NICKNAME = "かなりあ";
        private static final String REMARK = "人の多い所は苦手なので、会場には早めに来ます。";

        /** Whether an event shows the words that it was stored with. */
        static boolean isReadable(PersonEvent event) {
            return event.nickname().equals(NICKNAME) && event.remark().equals(REMARK);
        }

        PersonEvent described(int number) {
            return sealed
                    ? new PersonEvent.Sealed(
                            streamId, personId, number, PROGRAMME, VENUE, TOWN, SINCE, ROLES, NICKNAME, REMARK)
                    : new PersonEvent.Plain(
                            streamId, personId, number, PROGRAMME, VENUE, TOWN, SINCE, ROLES, NICKNAME, REMARK);
        }
    }
}
