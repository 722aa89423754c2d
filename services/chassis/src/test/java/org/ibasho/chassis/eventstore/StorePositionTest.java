package org.ibasho.chassis.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** The laws that Axon's processors rely on when they merge, split, replay and store tokens. */
class StorePositionTest {

    private static final Jackson3Serializer JSON = Jackson3Serializer.builder().build();

    /** Few values, so that equal ones and equal transactions are common, and the largest there are. */
    @Provide
    Arbitrary<StorePosition> places() {
        Arbitrary<Long> numbers = Arbitraries.of(0L, 1L, 2L, 3L, 4_294_967_296L, Long.MAX_VALUE);
        return Combinators.combine(numbers, numbers).as(StorePosition::new);
    }

    @Property
    void a_bound_is_one_of_the_two_and_whichever_is_asked_first(
            @ForAll("places") StorePosition one, @ForAll("places") StorePosition other) {
        assertThat(one.lowerBound(other)).isEqualTo(other.lowerBound(one)).isIn(one, other);
        assertThat(one.upperBound(other)).isEqualTo(other.upperBound(one)).isIn(one, other);
    }

    @Property
    void bounds_of_three_do_not_depend_on_the_order(
            @ForAll("places") StorePosition a, @ForAll("places") StorePosition b, @ForAll("places") StorePosition c) {
        assertThat(a.lowerBound(b).lowerBound(c)).isEqualTo(a.lowerBound(b.lowerBound(c)));
        assertThat(a.upperBound(b).upperBound(c)).isEqualTo(a.upperBound(b.upperBound(c)));
    }

    @Property
    void the_upper_bound_covers_both_and_both_cover_the_lower_bound(
            @ForAll("places") StorePosition one, @ForAll("places") StorePosition other) {
        assertThat(one.upperBound(other).covers(one)).isTrue();
        assertThat(one.upperBound(other).covers(other)).isTrue();
        assertThat(one.covers(one.lowerBound(other))).isTrue();
        assertThat(other.covers(one.lowerBound(other))).isTrue();
    }

    @Property
    void covering_is_a_total_order(
            @ForAll("places") StorePosition a, @ForAll("places") StorePosition b, @ForAll("places") StorePosition c) {
        assertThat(a.covers(a)).isTrue();
        assertThat(a.covers(b) || b.covers(a)).isTrue();
        assertThat(a.covers(b) && b.covers(a)).isEqualTo(a.equals(b));
        assertThat(a.covers(b) && b.covers(c) && !a.covers(c)).isFalse();
        assertThat(a.samePositionAs(b)).isEqualTo(a.equals(b));
    }

    @Property
    void a_later_transaction_is_later_whatever_its_rows_are_numbered(
            @ForAll("places") StorePosition one, @ForAll("places") StorePosition other) {
        if (one.transactionId() < other.transactionId()) {
            assertThat(other.covers(one)).isTrue();
            assertThat(one.covers(other)).isFalse();
        }
    }

    @Property
    void the_start_is_before_everything(@ForAll("places") StorePosition place) {
        assertThat(place.covers(StorePosition.START)).isTrue();
    }

    @Property
    void two_segments_that_merge_begin_at_the_earlier_and_end_at_the_later(
            @ForAll("places") StorePosition one, @ForAll("places") StorePosition other) {
        TrackingToken merged = MergedTrackingToken.merged(one, other);
        assertThat(WrappedToken.unwrapLowerBound(merged)).isEqualTo(one.lowerBound(other));
        assertThat(WrappedToken.unwrapUpperBound(merged)).isEqualTo(one.upperBound(other));
        TrackingToken caughtUp = WrappedToken.advance(merged, one.upperBound(other));
        assertThat(WrappedToken.unwrapLowerBound(caughtUp)).isEqualTo(one.upperBound(other));
    }

    @Property
    void a_replay_ends_where_it_was_asked_for(
            @ForAll("places") StorePosition asked, @ForAll("places") StorePosition place) {
        TrackingToken replay = ReplayToken.createReplayToken(asked, null);
        TrackingToken advanced = WrappedToken.advance(replay, place);
        assertThat(ReplayToken.isReplay(advanced)).isEqualTo(asked.covers(place));
        assertThat(WrappedToken.unwrapLowerBound(advanced)).isEqualTo(place);
    }

    @Property
    void a_stored_place_is_the_same_place(@ForAll("places") StorePosition place) {
        SerializedObject<String> stored = JSON.serialize(place, String.class);
        assertThat(stored.getData())
                .isEqualTo("{\"transactionId\":%d,\"index\":%d}".formatted(place.transactionId(), place.index()));
        assertThat(JSON.<String, StorePosition>deserialize(stored)).isEqualTo(place);
    }

    @Example
    void says_its_row_as_its_position() {
        assertThat(new StorePosition(7, 3).position()).isEqualTo(OptionalLong.of(3));
    }

    @Example
    void a_place_of_another_store_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StorePosition.START.covers(new GlobalSequenceTrackingToken(1)));
    }
}
