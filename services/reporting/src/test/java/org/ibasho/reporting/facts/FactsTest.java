package org.ibasho.reporting.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.ibasho.contracts.attendance.DoorClosedV1;
import org.ibasho.contracts.attendance.DoorCorrectedV1;
import org.ibasho.contracts.consultation.ConsultationRecordedV1;
import org.ibasho.contracts.scheduling.GatheringPublishedV1;
import org.ibasho.contracts.scheduling.GatheringRescheduledV1;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The facts on a real PostgreSQL, in any order and with repetitions. Every test has its own month. */
@ServiceTest
class FactsTest {

    private static final YearMonth FIRST = YearMonth.of(2100, 1);

    @LocalServerPort
    private int port;

    @Autowired
    private GatheringFacts gatherings;

    @Autowired
    private DoorFacts doors;

    @Autowired
    private ConsultationFacts consultations;

    private final String held = UUID.randomUUID().toString();
    private final String cancelled = UUID.randomUUID().toString();
    private final String consultation = UUID.randomUUID().toString();

    private JsonNode total(YearMonth month) {
        return Api.at(port)
                .with(Realm.of("npo").token("supervisor"))
                .get("/api/reports/monthly/" + month)
                .json()
                .path("total");
    }

    private static OffsetDateTime day(YearMonth month, int day) {
        return OffsetDateTime.parse("%s-%02dT13:30:00+09:00".formatted(month, day));
    }

    private GatheringPublishedV1 published(String id, YearMonth month) {
        return new GatheringPublishedV1(
                id,
                "SANGO",
                "REGULAR",
                "OWN",
                day(month, 5),
                day(month, 5).plusHours(2),
                new GatheringPublishedV1.Venue("会館", "札幌市"),
                List.of("VENUE"));
    }

    private static DoorClosedV1 closed(String id, DoorClosedV1.Visits... visits) {
        return new DoorClosedV1(id, 0, List.of(visits));
    }

    private static DoorClosedV1.Visits persons(int count) {
        return new DoorClosedV1.Visits("PERSON", "AGAIN", "VENUE", count);
    }

    /** Two gatherings of the month before, one of which is moved into the month; each topic's events in any order. */
    private List<Runnable> story(YearMonth month) {
        return new ArrayList<>(List.of(
                () -> gatherings.announced(published(held, month.minusMonths(1))),
                () -> gatherings.moved(new GatheringRescheduledV1(held, day(month, 6), day(month, 6))),
                () -> gatherings.concluded(held),
                () -> doors.closed(closed(held, persons(9), new DoorClosedV1.Visits("FAMILY", "FIRST", "ZOOM", 2))),
                () -> gatherings.announced(published(cancelled, month)),
                () -> gatherings.cancelled(cancelled),
                () -> consultations.recorded(
                        new ConsultationRecordedV1(consultation, month.toString(), "GATHERING", "SANGO"))));
    }

    @RepeatedTest(40)
    void the_report_does_not_depend_on_the_order_of_events(RepetitionInfo run) {
        YearMonth month = FIRST.plusMonths(2L * run.getCurrentRepetition());
        List<Runnable> story = story(month);
        story.addAll(List.copyOf(story)); // and everything twice
        Collections.shuffle(story, new Random(run.getCurrentRepetition()));

        story.forEach(Runnable::run);

        assertThat(total(month).toString())
                .isEqualTo("{\"gatherings\":{\"announced\":2,\"held\":1,\"cancelled\":1,\"open\":0,\"uncounted\":0},"
                        + "\"visits\":11,\"consultations\":1}");
        assertThat(total(month.minusMonths(1)).at("/gatherings/announced").asInt())
                .isZero();
    }

    @Test
    void visits_at_an_unannounced_gathering_are_in_no_report() {
        YearMonth month = YearMonth.of(2090, 1);
        gatherings.moved(new GatheringRescheduledV1(held, day(month, 6), day(month, 6)));
        doors.closed(closed(held, persons(9)));

        assertThat(total(month).path("visits").asInt(-1)).isZero();
        assertThat(total(month).at("/gatherings/announced").asInt(-1)).isZero();
    }

    @Test
    void a_later_closing_of_a_door_replaces_the_earlier_one() {
        YearMonth month = YearMonth.of(2090, 2);
        gatherings.announced(published(held, month));
        doors.closed(closed(held, persons(9)));
        doors.closed(closed(held, new DoorClosedV1.Visits("FAMILY", "FIRST", "ZOOM", 2)));

        assertThat(total(month).path("visits").asInt()).isEqualTo(2);
    }

    @Test
    void a_correction_replaces_the_figures_of_the_closing() {
        YearMonth month = YearMonth.of(2090, 5);
        gatherings.announced(published(held, month));
        doors.closed(closed(held, persons(9), new DoorClosedV1.Visits("FAMILY", "FIRST", "ZOOM", 2)));
        doors.corrected(
                new DoorCorrectedV1(held, 8, List.of(new DoorCorrectedV1.Visits("PERSON", "AGAIN", "VENUE", 8))));

        assertThat(total(month).path("visits").asInt()).isEqualTo(8);
    }

    @Test
    void a_gathering_held_with_zero_visits_counts() {
        YearMonth month = YearMonth.of(2090, 3);
        gatherings.announced(published(held, month));
        gatherings.concluded(held);
        assertThat(total(month).at("/gatherings/uncounted").asInt()).isEqualTo(1);

        doors.closed(closed(held));

        assertThat(total(month).at("/gatherings/uncounted").asInt()).isZero();
        assertThat(total(month).at("/gatherings/held").asInt()).isEqualTo(1);
        assertThat(total(month).path("visits").asInt(-1)).isZero();
    }

    @Test
    void visits_before_a_cancellation_count() {
        YearMonth month = YearMonth.of(2090, 4);
        gatherings.announced(published(held, month));
        doors.closed(closed(held, persons(3)));
        gatherings.cancelled(held);

        assertThat(total(month).path("visits").asInt()).isEqualTo(3);
        assertThat(total(month).at("/gatherings/cancelled").asInt()).isEqualTo(1);
    }
}
