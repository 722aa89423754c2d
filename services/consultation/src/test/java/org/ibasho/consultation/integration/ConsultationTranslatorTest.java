package org.ibasho.consultation.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.ibasho.consultation.consultation.ConsultationEvent.Recorded;
import org.ibasho.consultation.dispatch.DispatchEvent;
import org.ibasho.contracts.ConsultationRecordedV1;
import org.ibasho.contracts.DispatchAnsweredV1;
import org.ibasho.contracts.DispatchRepliedV1;
import org.junit.jupiter.api.Test;

class ConsultationTranslatorTest {

    private static final String ID = "0193a1b2-0000-7000-8000-000000000001";
    private static final Instant START = Instant.parse("2026-12-09T04:30:00Z");
    private static final OffsetDateTime START_IN_JAPAN = OffsetDateTime.parse("2026-12-09T13:30+09:00");

    private final ConsultationTranslator translator = new ConsultationTranslator();

    @Test
    void an_answer_is_published_without_the_name_and_sent_to_the_npo_with_it() {
        assertThat(translator.translate(new DispatchEvent.Accepted(ID, START, "専門相談員 佐藤")))
                .containsExactly(
                        new DispatchAnsweredV1(ID, true),
                        new DispatchRepliedV1(ID, START_IN_JAPAN, true, "専門相談員 佐藤", null));
        assertThat(translator.translate(new DispatchEvent.Declined(ID, START, "休みのため")))
                .containsExactly(
                        new DispatchAnsweredV1(ID, false),
                        new DispatchRepliedV1(ID, START_IN_JAPAN, false, null, "休みのため"));
    }

    @Test
    void a_consultation_is_published_with_month_channel_and_programme() {
        Instant newYearInJapan = Instant.parse("2026-12-31T15:00:00Z");
        Recorded recorded =
                new Recorded(ID, "GATHERING", "MOTHER", "20S", List.of("PLACE"), newYearInJapan, ID, "YORIDOKORO");
        assertThat(translator.translate(recorded))
                .containsExactly(new ConsultationRecordedV1(ID, "2027-01", "GATHERING", "YORIDOKORO"));
    }

    @Test
    void repeated_events_of_the_npo_lead_to_no_event() {
        assertThat(List.of(
                        new DispatchEvent.Requested(
                                ID, "YORIDOKORO", "PERSONS", START, START, "会館", "札幌市", List.of("VENUE")),
                        new DispatchEvent.AskedAgain(ID, START, START),
                        new DispatchEvent.Withdrawn(ID),
                        new DispatchEvent.Concluded(ID)))
                .allSatisfy(event -> assertThat(translator.translate(event)).isEmpty());
    }
}
