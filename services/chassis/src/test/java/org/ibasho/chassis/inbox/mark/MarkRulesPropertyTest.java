package org.ibasho.chassis.inbox.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ibasho.chassis.inbox.mark.MarkState.Verdict;

/** Each event has its effect once, whatever is delivered again, in whichever order, and whatever a publisher lost. */
class MarkRulesPropertyTest {

    private record Message(MessageNumber number, UUID id) {}

    /** A reaction that does what the rule says, and remembers the ids of lost numbers as the tables do. */
    private static final class Reaction {

        private final List<UUID> effects = new ArrayList<>();
        private final Set<UUID> lost = new HashSet<>();
        private MarkState state = MarkState.NONE;

        Verdict receive(Message message) {
            Verdict verdict = lost.contains(message.id()) ? Verdict.DONE : state.judge(message.number(), message.id());
            if (verdict == Verdict.NEW) {
                effects.add(message.id());
            }
            if (verdict.fits()) {
                lost.addAll(state.idsLostTo(message.number()));
                state = state.with(message.number(), message.id());
            }
            return verdict;
        }
    }

    private static Message message(int era, long sequence, long eraStart) {
        return new Message(new MessageNumber(era, sequence, eraStart), new UUID(era, sequence));
    }

    @Property
    void in_whichever_order_messages_come_and_however_often_each_has_one_effect(
            @ForAll @IntRange(min = 1, max = 200) int size, @ForAll long seed) {
        List<Message> sent = new ArrayList<>(
                IntStream.rangeClosed(1, size).mapToObj(n -> message(1, n, 0)).toList());
        sent.addAll(List.copyOf(sent));
        java.util.Collections.shuffle(sent, new Random(seed));
        Reaction reaction = new Reaction();
        sent.forEach(one -> assertThat(reaction.receive(one).fits()).isTrue());
        assertThat(reaction.effects).doesNotHaveDuplicates().hasSize(size);
        assertThat(reaction.state.sequence()).isEqualTo(size);
        assertThat(reaction.state.beyond()).isEmpty();
    }

    @Property
    void a_message_that_is_missing_is_never_taken_for_processed(
            @ForAll @IntRange(min = 2, max = 300) int size, @ForAll @IntRange(min = 1, max = 300) int gap) {
        int missing = (gap - 1) % size + 1;
        Reaction reaction = new Reaction();
        IntStream.rangeClosed(1, size).filter(n -> n != missing).forEach(n -> reaction.receive(message(1, n, 0)));
        assertThat(reaction.receive(message(1, missing, 0))).isEqualTo(Verdict.NEW);
        assertThat(reaction.state.sequence()).isEqualTo(size);
    }

    @Property
    void another_event_under_a_number_whose_id_is_kept_is_never_dropped(
            @ForAll @IntRange(min = 1, max = 200) int size, @ForAll @IntRange(min = 0, max = 63) int back) {
        Reaction reaction = new Reaction();
        IntStream.rangeClosed(1, size).forEach(n -> reaction.receive(message(1, n, 0)));
        long number = Math.max(1, size - back);
        assertThat(reaction.receive(new Message(new MessageNumber(1, number, 0), new UUID(9, 9))))
                .isEqualTo(Verdict.NUMBER_TAKEN);
    }

    /** The restored publisher sends its history again, and then goes on; duplicates of both eras arrive. */
    @Property
    void after_a_restore_every_event_of_the_new_era_has_one_effect(
            @ForAll @IntRange(min = 1, max = 100) int before,
            @ForAll @IntRange(min = 0, max = 100) int processed,
            @ForAll @IntRange(min = 0, max = 60) int lost,
            @ForAll @IntRange(min = 1, max = 60) int after,
            @ForAll boolean storedWithoutNumber) {
        int start = Math.max(0, before - lost);
        Reaction reaction = new Reaction();
        IntStream.rangeClosed(1, Math.min(before, processed)).forEach(n -> reaction.receive(message(1, n, 0)));
        List<Message> again = new ArrayList<>();
        IntStream.rangeClosed(1, start)
                .forEach(n -> again.add(new Message(new MessageNumber(2, n, start), new UUID(1, n))));
        // the events are there still, but the restored database has not the numbers that they had
        IntStream.rangeClosed(start + 1, before)
                .filter(n -> storedWithoutNumber)
                .forEach(n -> again.add(new Message(new MessageNumber(2, n, start), new UUID(1, n))));
        int next = storedWithoutNumber ? before : start;
        IntStream.rangeClosed(next + 1, next + after).forEach(n -> again.add(message(2, n, start)));
        again.forEach(one -> assertThat(reaction.receive(one).fits()).isTrue());
        again.forEach(one -> assertThat(reaction.receive(one)).isEqualTo(Verdict.DONE));
        assertThat(reaction.effects)
                .doesNotHaveDuplicates()
                .containsAll(again.stream().map(Message::id).toList());
        assertThat(reaction.state.sequence()).isEqualTo(again.size());
    }

    @Property
    void no_more_is_kept_than_the_last_ids_and_what_lies_beyond_a_gap(@ForAll @IntRange(min = 0, max = 500) int size) {
        Reaction reaction = new Reaction();
        IntStream.rangeClosed(1, size).forEach(n -> reaction.receive(message(1, n, 0)));
        assertThat(reaction.state.recent()).hasSize(Math.min(size, MarkState.RECENT));
        assertThat(reaction.state.beyond()).isEmpty();
    }
}
