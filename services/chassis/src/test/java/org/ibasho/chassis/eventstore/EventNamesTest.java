package org.ibasho.chassis.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.ibasho.chassis.decision.Event;
import org.junit.jupiter.api.Test;

class EventNamesTest {

    private sealed interface TallyEvent extends Event {
        record Grown(String streamId, int to) implements TallyEvent {}
    }

    private final EventNames names = new EventNames(List.of(TallyEvent.class));

    @Test
    void an_event_is_named_after_its_stream_and_what_happened() {
        assertThat(names.nameOf(TallyEvent.Grown.class)).isEqualTo("tally.grown");
        assertThat(names.classNameOf("tally.grown")).isEqualTo(TallyEvent.Grown.class.getName());
    }

    @Test
    void whatever_is_not_an_event_keeps_its_name() {
        assertThat(names.nameOf(String.class)).isEqualTo("java.lang.String");
        assertThat(names.classNameOf("java.lang.String")).isEqualTo("java.lang.String");
    }

    @Test
    void refuses_a_type_that_is_not_sealed_and_two_events_of_one_name() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventNames(List.of(Event.class)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventNames(List.of(TallyEvent.class, TallyEvent.class)));
    }
}
