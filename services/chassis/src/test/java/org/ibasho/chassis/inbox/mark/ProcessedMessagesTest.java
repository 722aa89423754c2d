package org.ibasho.chassis.inbox.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.ibasho.chassis.eventstore.StoreDatabase;
import org.ibasho.chassis.inbox.mark.MarkState.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessedMessagesTest {

    private static final MarkKey KEY = new MarkKey("doors", "a", "WhenDoorOpens");

    private final StoreDatabase database = new StoreDatabase();
    private final ProcessedMessages processed = new ProcessedMessages(database.jdbc());

    @AfterEach
    void close() {
        database.close();
    }

    private KnownMessages known(UUID... ids) {
        return processed.known(List.of(ids), List.of(KEY));
    }

    private static Optional<MessageNumber> number(int era, long sequence, long eraStart) {
        return Optional.of(new MessageNumber(era, sequence, eraStart));
    }

    private UUID process(int era, long sequence, long eraStart) {
        UUID id = UUID.randomUUID();
        KnownMessages known = known(id);
        assertThat(known.judge(KEY, id, number(era, sequence, eraStart))).isEqualTo(Verdict.NEW);
        known.record(KEY, id, number(era, sequence, eraStart), "opened");
        assertThat(processed.write(known)).isTrue();
        return id;
    }

    private long rows() {
        return database.jdbc()
                .sql("select count(*) from inbox")
                .query(Long.class)
                .single();
    }

    private long mark() {
        return database.jdbc()
                .sql("select sequence from inbox_mark")
                .query(Long.class)
                .single();
    }

    @Test
    void numbered_messages_leave_one_row_however_many_there_are() {
        List<UUID> ids =
                IntStream.rangeClosed(1, 100).mapToObj(n -> process(1, n, 0)).toList();
        assertThat(rows()).isZero();
        assertThat(mark()).isEqualTo(100);
        assertThat(known(ids.getFirst()).judge(KEY, ids.getFirst(), number(1, 1, 0)))
                .isEqualTo(Verdict.DONE);
        assertThat(known().judge(KEY, UUID.randomUUID(), number(1, 99, 0))).isEqualTo(Verdict.NUMBER_TAKEN);
    }

    @Test
    void of_two_instances_that_process_the_same_message_one_rolls_back() {
        process(1, 1, 0);
        UUID id = UUID.randomUUID();
        KnownMessages one = known(id);
        KnownMessages other = known(id);
        one.record(KEY, id, number(1, 2, 0), "opened");
        other.record(KEY, id, number(1, 2, 0), "opened");
        assertThat(processed.write(one)).isTrue();
        assertThat(processed.write(other)).isFalse();
        KnownMessages beyond = known(id);
        KnownMessages beyondToo = known(id);
        UUID far = UUID.randomUUID();
        beyond.record(KEY, far, number(1, 9, 0), "opened");
        beyondToo.record(KEY, far, number(1, 9, 0), "opened");
        assertThat(processed.write(beyond)).isTrue();
        assertThat(processed.write(beyondToo)).isFalse();
    }

    @Test
    void what_is_beyond_a_gap_has_a_row_until_the_mark_has_passed_it() {
        process(1, 1, 0);
        UUID third = process(1, 3, 0);
        assertThat(mark()).isEqualTo(1);
        assertThat(rows()).isEqualTo(1);
        assertThat(known(third).judge(KEY, third, number(1, 3, 0))).isEqualTo(Verdict.DONE);
        assertThat(known().judge(KEY, UUID.randomUUID(), number(1, 3, 0))).isEqualTo(Verdict.NUMBER_TAKEN);

        InboxSweep sweep = new InboxSweep(database.jdbc());
        Instant later = Instant.now().plus(InboxSweep.KEPT).plusSeconds(60);
        sweep.sweep(later);
        assertThat(rows()).isEqualTo(1);
        process(1, 2, 0);
        assertThat(mark()).isEqualTo(3);
        sweep.sweep(Instant.now());
        assertThat(rows()).isEqualTo(1);
        sweep.sweep(later);
        assertThat(rows()).isZero();
        assertThat(known(third).judge(KEY, third, number(1, 3, 0))).isEqualTo(Verdict.DONE);
    }

    @Test
    void ids_outlive_the_numbers_that_a_restored_publisher_has_lost() {
        process(1, 1, 0);
        UUID second = process(1, 2, 0);
        UUID fourth = process(1, 4, 0);
        UUID fresh = process(2, 2, 1);
        assertThat(mark()).isEqualTo(2);
        assertThat(known(second, fourth, fresh))
                .extracting(
                        known -> known.judge(KEY, second, number(2, 5, 1)),
                        known -> known.judge(KEY, second, Optional.empty()),
                        known -> known.judge(KEY, fourth, number(2, 3, 1)),
                        known -> known.judge(KEY, UUID.randomUUID(), number(1, 2, 0)))
                .containsExactly(Verdict.DONE, Verdict.DONE, Verdict.DONE, Verdict.OUTDATED);

        KnownMessages again = known(second, fourth);
        again.record(KEY, second, number(2, 4, 1), "opened");
        again.record(KEY, fourth, number(2, 5, 1), "opened");
        assertThat(processed.write(again)).isTrue();
        process(2, 3, 1);
        assertThat(known().judge(KEY, second, number(2, 4, 1))).isEqualTo(Verdict.DONE);
        process(2, 6, 1);
        assertThat(mark()).isEqualTo(6);
    }

    @Test
    void messages_without_a_number_are_recognised_by_their_ids() {
        UUID id = UUID.randomUUID();
        KnownMessages known = known(id);
        assertThat(known.record(KEY, id, Optional.empty(), "opened")).isFalse();
        assertThat(processed.write(known)).isTrue();
        assertThat(known(id).judge(KEY, id, Optional.empty())).isEqualTo(Verdict.DONE);
        assertThat(known(id).judge(new MarkKey("doors", "a", "Another"), id, Optional.empty()))
                .isEqualTo(Verdict.NEW);
        assertThat(processed.write(known)).isFalse();
    }

    @Test
    void a_discarded_message_is_done_for_every_reaction() {
        UUID id = UUID.randomUUID();
        KnownMessages known = known(id);
        known.recordDiscarded(id);
        known.record(KEY, id, number(1, 1, 0), KnownMessages.DISCARDED);
        assertThat(processed.write(known)).isTrue();
        assertThat(mark()).isEqualTo(1);
        assertThat(known(id).isDiscarded(id)).isTrue();
        assertThat(known(id).judge(new MarkKey("doors", "a", "Another"), id, number(1, 1, 0)))
                .isEqualTo(Verdict.DONE);
    }
}
