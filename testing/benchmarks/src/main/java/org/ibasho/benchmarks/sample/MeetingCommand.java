package org.ibasho.benchmarks.sample;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Command;

/** What can be asked of a meeting. */
public sealed interface MeetingCommand extends Command {

    /** Take a note; refused when the book is full. */
    record Note(
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
            implements MeetingCommand {

        private static final Instant STARTS_AT = Instant.parse("2026-11-28T04:30:00Z");
        private static final Instant ENDS_AT = Instant.parse("2026-11-28T07:00:00Z");

        public Note {
            doors = List.copyOf(doors);
        }

        /** The note that every contestant writes, about the given meeting. */
        public static Note about(String meetingId) {
            return new Note(
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

        /** The same note, with another time. */
        public Note at(Instant start) {
            return new Note(
                    meetingId, programme, kind, mandate, theme, start, start.plusSeconds(9_000), venue, town, doors);
        }

        @Override
        public String streamId() {
            return meetingId;
        }

        /** What happens when it is carried out. */
        public MeetingEvent.Noted noted(int number) {
            return new MeetingEvent.Noted(
                    meetingId, number, programme, kind, mandate, theme, startsAt, endsAt, venue, town, doors);
        }
    }
}
