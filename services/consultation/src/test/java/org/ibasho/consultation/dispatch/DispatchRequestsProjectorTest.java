package org.ibasho.consultation.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.ibasho.chassis.readmodel.Projection;
import org.ibasho.chassis.readmodel.SequenceGap;
import org.ibasho.chassis.readmodel.StreamEvent;
import org.ibasho.consultation.CentreTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Each test is rolled back, so that the running service finds its rows unchanged. */
@Transactional
class DispatchRequestsProjectorTest extends CentreTest {

    private static final Instant START = Instant.parse("2032-01-10T04:30:00Z");
    private static final Instant END = Instant.parse("2032-01-10T07:00:00Z");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DispatchRequests requests;

    private final String id = UUID.randomUUID().toString();
    private final DispatchEvent requested =
            new DispatchEvent.Requested(id, "YORIDOKORO", "PERSONS", START, END, "会館", "札幌市", List.of("VENUE"));
    private final DispatchEvent accepted = new DispatchEvent.Accepted(id, START, "satou", "専門相談員 佐藤");
    private final DispatchEvent askedAgain = new DispatchEvent.AskedAgain(id, START.plusSeconds(60), END);
    private final DispatchEvent declined = new DispatchEvent.Declined(id, START.plusSeconds(60), "休みのため");

    @Autowired
    private DispatchRequestsProjector projector;

    private void tell(DispatchEvent event, long version) {
        new Projection<>(projector)
                .show(jdbc, List.of(new StreamEvent(event.streamId(), version, Instant.EPOCH, event)));
    }

    private DispatchRequest shown() {
        return requests.find(id).orElseThrow();
    }

    @Test
    void the_same_event_twice_changes_nothing() {
        tell(requested, 0);
        tell(accepted, 1);
        DispatchRequest once = shown();

        tell(requested, 0);
        tell(accepted, 1);

        assertThat(shown()).isEqualTo(once);
        assertThat(once.state()).isEqualTo(DispatchRequest.State.ACCEPTED);
        assertThat(once.counsellorId()).isEqualTo("satou");
    }

    @Test
    void a_sequence_gap_stops_it() {
        tell(requested, 0);
        assertThatExceptionOfType(SequenceGap.class).isThrownBy(() -> tell(askedAgain, 2));
        assertThat(shown().startsAt()).isEqualTo(START);
    }

    @Test
    void a_repeated_request_is_unanswered() {
        tell(requested, 0);
        tell(accepted, 1);
        tell(askedAgain, 2);
        assertThat(shown().isOpen()).isTrue();
        assertThat(shown().counsellorId()).isNull();

        tell(declined, 3);
        tell(new DispatchEvent.Concluded(id), 4);
        assertThat(shown().state()).isEqualTo(DispatchRequest.State.CONCLUDED);
        assertThat(shown().reason()).isEqualTo("休みのため");
    }

    @Test
    void a_rebuild_in_one_batch_gives_the_same_result() {
        List<DispatchEvent> history =
                List.of(requested, accepted, askedAgain, declined, new DispatchEvent.Withdrawn(id));
        for (int version = 0; version < history.size(); version++) {
            tell(history.get(version), version);
        }
        DispatchRequest before = shown();

        jdbc.sql("delete from dispatch_request where gathering_id = ?")
                .param(id)
                .update();
        new Projection<>(projector)
                .fill(
                        jdbc,
                        IntStream.range(0, history.size())
                                .mapToObj(version -> new StreamEvent(id, version, Instant.EPOCH, history.get(version)))
                                .toList());

        assertThat(shown()).isEqualTo(before);
        assertThat(before.isWithdrawn()).isTrue();
    }
}
