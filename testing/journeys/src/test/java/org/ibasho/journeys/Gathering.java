package org.ibasho.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ibasho.testing.Api;

/** A gathering that a journey plans, reads and counts visitors of. */
final class Gathering {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final String path;
    private final LocalDate day;

    private Gathering(String path, LocalDate day) {
        this.path = path;
        this.day = day;
    }

    /** Plans and publishes a gathering that takes place today, and waits until its door can be opened. */
    static Gathering today(LocalSystem system, String programme, String kind) {
        return on(LocalDate.now(TOKYO), system, programme, kind, "冬の過ごし方");
    }

    /**
     * Plans and publishes a gathering that is not over at whatever hour the journey runs, because public pages hide
     * past gatherings.
     */
    static Gathering tomorrow(LocalSystem system, String programme, String kind) {
        return tomorrow(system, programme, kind, "冬の過ごし方");
    }

    /** The same, with a theme. */
    static Gathering tomorrow(LocalSystem system, String programme, String kind, String theme) {
        return on(LocalDate.now(TOKYO).plusDays(1), system, programme, kind, theme);
    }

    private static Gathering on(LocalDate day, LocalSystem system, String programme, String kind, String theme) {
        Api supervisor = system.npo("supervisor");
        Api.Answer planned = supervisor.post("/api/gatherings", """
            {"programme": "%s", "kind": "%s", "theme": "%s", "startsAt": "%sT13:30:00+09:00",
             "endsAt": "%sT16:00:00+09:00", "venue": {"name": "会館 3階", "town": "札幌市"}, "doors": ["VENUE", "ZOOM"],
             "lateRecord": true, "acceptOverlap": true}
            """.formatted(programme, kind, theme, day, day));
        assertThat(planned.status()).as(planned.toString()).isEqualTo(201);
        Gathering gathering = new Gathering(planned.header("Location"), day);
        assertThat(supervisor
                        .post(gathering.path + "/publication", "{\"withMissingSeats\": true}")
                        .status())
                .isEqualTo(204);
        Api staff = system.npo("peer-staff");
        await().untilAsserted(() ->
                assertThat(staff.get(gathering.path + "/door").status()).isEqualTo(200));
        return gathering;
    }

    String path() {
        return path;
    }

    String id() {
        return path.substring("/api/gatherings/".length());
    }

    /** The current month in the form of URLs. */
    String month() {
        return YearMonth.from(day).toString();
    }

    /** The ids of new marks at the venue's entrance. */
    static List<String> marks(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> UUID.randomUUID().toString())
                .toList();
    }

    /** The request body with these marks. */
    static String batch(List<String> marks) {
        String at = ZonedDateTime.now(TOKYO).toOffsetDateTime().toString();
        return marks.stream()
                .map(id -> ("{\"id\": \"%s\", \"who\": \"PERSON\", \"visit\": \"AGAIN\", \"door\": \"VENUE\", "
                                + "\"at\": \"%s\"}")
                        .formatted(id, at))
                .collect(Collectors.joining(", ", "{\"marks\": [", "]}"));
    }

    static String thisMonth() {
        return LocalDate.now(TOKYO).toString().substring(0, 7);
    }
}
