package org.ibasho.chassis.inbox.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.LongStream;
import org.ibasho.chassis.inbox.mark.MarkState.Verdict;
import org.junit.jupiter.api.Test;

class MarkStateTest {

    private static MessageNumber first(long sequence) {
        return new MessageNumber(1, sequence, 0);
    }

    private static MessageNumber second(long sequence, long eraStart) {
        return new MessageNumber(2, sequence, eraStart);
    }

    private static UUID id(long number) {
        return new UUID(0, number);
    }

    private static UUID other(long number) {
        return new UUID(1, number);
    }

    private static MarkState after(long... numbers) {
        MarkState state = MarkState.NONE;
        for (long number : numbers) {
            state = state.with(first(number), id(number));
        }
        return state;
    }

    private static MarkState upTo(long last) {
        return after(LongStream.rangeClosed(1, last).toArray());
    }

    @Test
    void what_the_mark_has_reached_is_done_and_what_follows_is_new() {
        MarkState state = upTo(3);
        assertThat(state.sequence()).isEqualTo(3);
        assertThat(state.recent()).containsExactly(id(1), id(2), id(3));
        assertThat(state.judge(first(3), id(3))).isEqualTo(Verdict.DONE);
        assertThat(state.judge(first(1), id(1))).isEqualTo(Verdict.DONE);
        assertThat(state.judge(first(4), id(4))).isEqualTo(Verdict.NEW);
        assertThat(MarkState.NONE.judge(first(1), id(1))).isEqualTo(Verdict.NEW);
    }

    @Test
    void another_event_under_a_number_is_recognised_as_long_as_ids_are_kept() {
        MarkState state = upTo(MarkState.RECENT + 2);
        assertThat(state.recent()).hasSize(MarkState.RECENT).startsWith(id(3)).endsWith(id(MarkState.RECENT + 2));
        assertThat(state.judge(first(3), other(3))).isEqualTo(Verdict.NUMBER_TAKEN);
        assertThat(state.judge(first(MarkState.RECENT + 2), other(1))).isEqualTo(Verdict.NUMBER_TAKEN);
        assertThat(state.judge(first(2), other(2))).isEqualTo(Verdict.DONE);
        assertThat(state.with(first(3), other(3))).isSameAs(state);
    }

    @Test
    void the_mark_does_not_pass_a_missing_number() {
        MarkState gap = after(1, 3, 4);
        assertThat(gap.sequence()).isEqualTo(1);
        assertThat(gap.judge(first(2), id(2))).isEqualTo(Verdict.NEW);
        assertThat(gap.judge(first(3), id(3))).isEqualTo(Verdict.DONE);
        assertThat(gap.judge(first(4), other(4))).isEqualTo(Verdict.NUMBER_TAKEN);
        assertThat(gap.with(first(3), other(3))).isSameAs(gap);
        MarkState filled = gap.with(first(2), id(2));
        assertThat(filled.sequence()).isEqualTo(4);
        assertThat(filled.recent()).containsExactly(id(1), id(2), id(3), id(4));
        assertThat(filled.beyond()).isEmpty();
    }

    @Test
    void a_gap_is_a_missing_number_before() {
        MarkState state = after(1, 3);
        assertThat(state.isGapBefore(first(2))).isFalse();
        assertThat(state.isGapBefore(first(4))).isFalse();
        assertThat(state.isGapBefore(first(5))).isTrue();
        assertThat(MarkState.NONE.isGapBefore(first(1))).isFalse();
        assertThat(MarkState.NONE.isGapBefore(first(2))).isTrue();
        assertThat(upTo(3).isGapBefore(second(5, 3))).isTrue();
        assertThat(upTo(3).isGapBefore(second(3, 1))).isTrue();
        assertThat(upTo(3).isGapBefore(second(2, 1))).isFalse();
        assertThat(upTo(3).with(second(2, 1), other(2)).isGapBefore(first(9))).isFalse();
    }

    @Test
    void an_era_gives_the_numbers_after_its_start_to_other_events() {
        MarkState state = upTo(5);
        assertThat(state.judge(second(4, 3), other(4))).isEqualTo(Verdict.NEW);
        assertThat(state.judge(second(3, 3), other(3))).isEqualTo(Verdict.NUMBER_TAKEN);
        assertThat(state.judge(second(4, 3), id(4))).isEqualTo(Verdict.DONE);
        assertThat(state.idsLostTo(second(4, 3))).containsExactlyInAnyOrder(id(4), id(5));
        assertThat(state.idsLostTo(first(6))).isEmpty();
        MarkState later = state.with(second(4, 3), other(4));
        assertThat(later)
                .extracting(MarkState::era, MarkState::eraStart, MarkState::sequence)
                .containsExactly(2, 3L, 4L);
        assertThat(later.recent()).containsExactly(id(1), id(2), id(3), other(4));
        assertThat(later.judge(second(5, 3), other(5))).isEqualTo(Verdict.NEW);
    }

    @Test
    void an_era_that_takes_nothing_goes_on_with_the_numbers() {
        MarkState later = upTo(3).with(second(3, 3), id(3));
        assertThat(later).isEqualTo(new MarkState(2, 3, 3, upTo(3).recent(), later.beyond()));
        assertThat(later.judge(second(4, 3), id(4))).isEqualTo(Verdict.NEW);
        assertThat(later.with(second(4, 3), id(4)).sequence()).isEqualTo(4);
        assertThat(upTo(1).with(second(4, 3), id(4)).sequence()).isEqualTo(1);
    }

    @Test
    void an_era_keeps_what_is_valid_beyond_a_gap() {
        MarkState state = after(1, 3, 4);
        MarkState later = state.with(second(2, 3), id(2));
        assertThat(later.sequence()).isEqualTo(3);
        assertThat(later.beyond()).isEmpty();
        assertThat(state.idsLostTo(second(2, 3))).containsExactly(id(4));
    }

    @Test
    void a_number_of_an_era_that_is_over_is_outdated_unless_it_is_valid_still() {
        MarkState state = upTo(5).with(second(4, 3), other(4));
        assertThat(state.judge(first(5), id(5))).isEqualTo(Verdict.OUTDATED);
        assertThat(state.judge(first(4), id(4))).isEqualTo(Verdict.OUTDATED);
        assertThat(state.judge(first(4), other(4))).isEqualTo(Verdict.DONE);
        assertThat(state.judge(first(3), id(3))).isEqualTo(Verdict.DONE);
        assertThat(state.with(first(5), id(5))).isSameAs(state);
    }

    @Test
    void only_what_is_new_or_done_has_a_number_that_fits() {
        assertThat(Verdict.values()).filteredOn(Verdict::fits).containsExactly(Verdict.NEW, Verdict.DONE);
    }

    @Test
    void rows_beyond_a_gap_that_is_filled_are_passed_when_they_are_read() {
        MarkState read = new MarkState(1, 0, 2, upTo(2).recent(), after(3, 4, 6).beyond());
        assertThat(read.closed().sequence()).isEqualTo(4);
        assertThat(read.closed().beyond()).containsOnlyKeys(6L);
        assertThat(upTo(2).closed().sequence()).isEqualTo(2);
    }
}
