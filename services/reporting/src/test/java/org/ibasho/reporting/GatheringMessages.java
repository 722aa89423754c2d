package org.ibasho.reporting;

import java.util.UUID;
import org.ibasho.testing.Wire;

/** The other services' messages about one gathering, and about consultations. */
public final class GatheringMessages {

    private static final String GATHERING = "ibasho.scheduling.gathering.v1";

    private final String id = UUID.randomUUID().toString();
    private final String programme;

    private GatheringMessages(String programme) {
        this.programme = programme;
    }

    public static GatheringMessages of(String programme) {
        return new GatheringMessages(programme);
    }

    public String id() {
        return id;
    }

    public GatheringMessages published(String startsAt) {
        boolean own = "SANGO".equals(programme);
        return scheduling("gathering-published", """
                {"gatheringId": "%s", "programme": "%s", "kind": "%s", "mandate": "%s", "startsAt": "%s",
                 "endsAt": "%s", "venue": {"name": "会館", "town": "札幌市"}, "doors": ["VENUE"]}
                """.formatted(
                        id, programme, own ? "REGULAR" : "PERSONS", own ? "OWN" : "COMMISSIONED", startsAt, startsAt));
    }

    public GatheringMessages moved(String startsAt) {
        return scheduling("gathering-rescheduled", """
                {"gatheringId": "%s", "startsAt": "%s", "endsAt": "%s"}
                """.formatted(id, startsAt, startsAt));
    }

    public GatheringMessages cancelled() {
        return scheduling("gathering-cancelled", "{\"gatheringId\": \"%s\"}".formatted(id));
    }

    public GatheringMessages concluded() {
        return scheduling("gathering-concluded", "{\"gatheringId\": \"%s\"}".formatted(id));
    }

    /** Says that the door was closed; {@code visits} is the JSON of the list. */
    public GatheringMessages closed(int total, String visits) {
        Wire.tell("attendance", "ibasho.attendance.door.v1", "org.ibasho.attendance.door-closed.v1", id, """
                {"gatheringId": "%s", "total": %d, "visits": [%s]}
                """.formatted(
                        id, total, visits));
        return this;
    }

    public static String visits(String who, String visit, int count) {
        return "{\"who\": \"%s\", \"visit\": \"%s\", \"door\": \"VENUE\", \"count\": %d}".formatted(who, visit, count);
    }

    /** Says that a consultation was recorded, at a gathering of the programme or, for an empty text, elsewhere. */
    public static void consultation(String month, String channel, String programme) {
        String id = UUID.randomUUID().toString();
        String at = programme.isEmpty() ? "" : ", \"programme\": \"%s\"".formatted(programme);
        Wire.tell(
                "consultation",
                "ibasho.consultation.activity.v1",
                "org.ibasho.consultation.consultation-recorded.v1",
                id,
                "{\"consultationId\": \"%s\", \"month\": \"%s\", \"channel\": \"%s\"%s}"
                        .formatted(id, month, channel, at));
    }

    private GatheringMessages scheduling(String type, String json) {
        Wire.tell("scheduling", GATHERING, "org.ibasho.scheduling." + type + ".v1", id, json);
        return this;
    }
}
