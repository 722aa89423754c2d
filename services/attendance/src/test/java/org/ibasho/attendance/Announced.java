package org.ibasho.attendance;

import java.time.LocalDate;
import java.util.UUID;
import org.ibasho.testing.Wire;
import org.ibasho.time.Tokyo;

/** Scheduling's gathering events on the wire. */
public final class Announced {

    private static final String TOPIC = "ibasho.scheduling.gathering.v1";
    private static final String TYPE = "org.ibasho.scheduling.gathering-";

    private Announced() {}

    /** Publishes a gathering at the venue and on Zoom; returns its id. */
    public static String on(LocalDate day) {
        String id = UUID.randomUUID().toString();
        Wire.tell("scheduling", TOPIC, TYPE + "published.v1", id, """
                {"gatheringId": "%s", "programme": "YORIDOKORO", "kind": "PERSONS", "mandate": "COMMISSIONED",
                 "startsAt": "%sT13:30:00+09:00", "endsAt": "%sT16:00:00+09:00",
                 "venue": {"name": "会館 3階", "town": "札幌市"}, "doors": ["VENUE", "ZOOM"]}
                """.formatted(id, day, day));
        return id;
    }

    /** Moves a gathering to another day. */
    public static void moved(String id, LocalDate day) {
        Wire.tell("scheduling", TOPIC, TYPE + "rescheduled.v1", id, """
                {"gatheringId": "%s", "startsAt": "%sT10:00:00+09:00", "endsAt": "%sT12:00:00+09:00"}
                """.formatted(id, day, day));
    }

    /** Leaves a gathering the venue alone: nobody joins on Zoom. */
    public static void atVenueOnly(String id) {
        Wire.tell("scheduling", TOPIC, TYPE + "revised.v1", id, """
                {"gatheringId": "%s", "venue": {"name": "会館 3階", "town": "札幌市"}, "doors": ["VENUE"]}
                """.formatted(id));
    }

    /** Calls a gathering off. */
    public static void cancelled(String id) {
        Wire.tell("scheduling", TOPIC, TYPE + "cancelled.v1", id, "{\"gatheringId\": \"%s\"}".formatted(id));
    }

    /** The day in Japan. */
    public static LocalDate today() {
        return LocalDate.now(Tokyo.ZONE);
    }
}
