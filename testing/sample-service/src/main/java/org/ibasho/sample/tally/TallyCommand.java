package org.ibasho.sample.tally;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Command;

/** The commands of a tally. */
public sealed interface TallyCommand extends Command {

    /**
     * Adds visitors.
     *
     * @param commandId the command's id (UUID), which its event carries, so that a check finds duplicates
     * @param amount refused unless positive
     */
    record Add(String streamId, String commandId, int amount) implements TallyCommand {}

    /** Announces the meeting whose visitors are counted. Its event is as large as those of the real services. */
    record Announce(
            String meetingId,
            String programme,
            String kind,
            String mandate,
            String theme,
            Instant startsAt,
            Instant endsAt,
            String venue,
            String town,
            List<String> doors)
            implements TallyCommand {

        private static final Instant STARTS_AT = Instant.parse("2026-11-28T04:30:00Z");
        private static final Instant ENDS_AT = Instant.parse("2026-11-28T07:00:00Z");
        private static final int DURATION_SECONDS = 9_000;

        public Announce {
            doors = List.copyOf(doors);
        }

        /** The same announcement for every meeting. */
        public static Announce of(String meetingId) {
            return new Announce(
                    meetingId,
                    "YORIDOKORO",
                    "PERSONS",
                    "COMMISSIONED",
                    "秋のお茶会とボードゲーム",
                    STARTS_AT,
                    ENDS_AT,
                    "札幌市社会福祉総合センター",
                    "札幌市",
                    List.of("VENUE", "ZOOM"));
        }

        /** The same announcement with another start. */
        public Announce at(Instant start) {
            Instant end = start.plusSeconds(DURATION_SECONDS);
            return new Announce(meetingId, programme, kind, mandate, theme, start, end, venue, town, doors);
        }

        @Override
        public String streamId() {
            return meetingId;
        }

        /** The event of this command. */
        public TallyEvent.Announced announced(int number) {
            return new TallyEvent.Announced(
                    meetingId, number, programme, kind, mandate, theme, startsAt, endsAt, venue, town, doors);
        }
    }
}
