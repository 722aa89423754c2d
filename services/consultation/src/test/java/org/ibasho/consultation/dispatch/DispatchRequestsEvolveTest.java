package org.ibasho.consultation.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.ibasho.consultation.dispatch.DispatchEvent.Accepted;
import org.ibasho.consultation.dispatch.DispatchEvent.AskedAgain;
import org.ibasho.consultation.dispatch.DispatchEvent.Concluded;
import org.ibasho.consultation.dispatch.DispatchEvent.Declined;
import org.ibasho.consultation.dispatch.DispatchEvent.Reminded;
import org.ibasho.consultation.dispatch.DispatchEvent.Requested;
import org.ibasho.consultation.dispatch.DispatchEvent.Withdrawn;
import org.ibasho.consultation.dispatch.DispatchRequest.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DispatchRequestsEvolveTest {

    private static final Instant START = Instant.parse("2032-01-10T04:30:00Z");
    private static final Instant END = Instant.parse("2032-01-10T07:00:00Z");
    private static final Requested REQUESTED =
            new Requested("g", "YORIDOKORO", "PERSONS", START, END, "会館", "札幌市", List.of("VENUE"));
    private static final Accepted ACCEPTED = new Accepted("g", START, "satou", "専門相談員 佐藤");
    private static final Declined DECLINED = new Declined("g", START, "休み");

    private static DispatchRequest after(DispatchEvent... events) {
        DispatchRequest row = DispatchRequest.after(null, REQUESTED);
        for (DispatchEvent event : events) {
            row = DispatchRequest.after(row, event);
        }
        return row;
    }

    private static DispatchRequest request(
            Instant start, Instant end, State state, @Nullable String counsellorId, @Nullable String reason) {
        return new DispatchRequest(
                "g",
                "YORIDOKORO",
                "PERSONS",
                start,
                end,
                "会館",
                "札幌市",
                List.of("VENUE"),
                state,
                counsellorId,
                reason,
                null);
    }

    @Test
    void a_request_waits_for_an_answer() {
        assertThat(after()).isEqualTo(request(START, END, State.REQUESTED, null, null));
    }

    @Test
    void an_answer_replaces_the_one_before() {
        assertThat(after(ACCEPTED)).isEqualTo(request(START, END, State.ACCEPTED, "satou", null));
        assertThat(after(ACCEPTED, DECLINED)).isEqualTo(request(START, END, State.DECLINED, null, "休み"));
        assertThat(after(DECLINED, ACCEPTED)).isEqualTo(request(START, END, State.ACCEPTED, "satou", null));
    }

    @Test
    void a_repeated_request_for_another_time_is_unanswered() {
        assertThat(after(ACCEPTED, new AskedAgain("g", END, END.plusSeconds(9))))
                .isEqualTo(request(END, END.plusSeconds(9), State.REQUESTED, null, null));
    }

    @Test
    void the_answer_stands_after_the_end() {
        assertThat(after(ACCEPTED, new Concluded("g"))).isEqualTo(request(START, END, State.CONCLUDED, "satou", null));
        assertThat(after(DECLINED, new Withdrawn("g"))).isEqualTo(request(START, END, State.WITHDRAWN, null, "休み"));
    }

    @Test
    void a_reminder_is_shown_until_there_is_an_answer_or_another_time() {
        Reminded reminded = new Reminded("g", START.minusSeconds(9));

        assertThat(after(reminded).answerBy()).isEqualTo(START.minusSeconds(9));
        assertThat(after(reminded).isOpen()).isTrue();
        assertThat(after(reminded, ACCEPTED).answerBy()).isNull();
        assertThat(after(reminded, new AskedAgain("g", END, END.plusSeconds(9))).answerBy())
                .isNull();
    }

    @Test
    void a_change_of_venue_keeps_the_answer() {
        assertThat(after(ACCEPTED, new DispatchEvent.Relocated("g", "公民館", "江別市", List.of("ZOOM"))))
                .returns("公民館", DispatchRequest::venue)
                .returns("江別市", DispatchRequest::town)
                .returns(List.of("ZOOM"), DispatchRequest::doors)
                .returns(State.ACCEPTED, DispatchRequest::state)
                .returns("satou", DispatchRequest::counsellorId);
    }
}
