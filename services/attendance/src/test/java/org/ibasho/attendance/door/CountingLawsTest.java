package org.ibasho.attendance.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ibasho.attendance.door.DoorState.Absent;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.attendance.door.mark.Mark;
import org.ibasho.attendance.door.mark.Visit;
import org.ibasho.attendance.door.mark.VisitCategory;
import org.ibasho.attendance.door.mark.Who;

/** Properties of counting that hold for any repetition, batching and order of marks. */
class CountingLawsTest {

    private static final Instant NOW = DoorHistory.NOW;

    /** Few ids, so that they repeat often. An id always has the same visit category, as on a real device. */
    @Provide
    Arbitrary<Mark> marks() {
        return Arbitraries.integers().between(0, 11).map(n -> new Mark("mark-" + n, category(n), NOW));
    }

    private static VisitCategory category(int n) {
        Who who = List.of(Who.PERSON, Who.FAMILY, Who.OBSERVER).get(n % 3);
        Visit visit = List.of(Visit.FIRST, Visit.AGAIN, Visit.UNKNOWN).get(n / 3 % 3);
        return new VisitCategory(who, visit, n % 2 == 0 ? Entrance.VENUE : Entrance.ZOOM);
    }

    @Provide
    Arbitrary<List<Mark>> batches() {
        return marks().list().ofMinSize(1).ofMaxSize(8);
    }

    /** Requests of devices: batches, and undos of marks that may not have arrived. */
    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> counting = batches().map(Step.Send::new);
        Arbitrary<Step> undoing = marks().map(mark -> new Step.TakeBack(mark.id()));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, counting), net.jqwik.api.Tuple.of(1, undoing))
                .list()
                .ofMaxSize(20);
    }

    sealed interface Step {
        record Send(List<Mark> marks) implements Step {}

        record TakeBack(String id) implements Step {}
    }

    @Property
    void the_total_is_the_number_of_ids_that_were_marked_and_not_undone(@ForAll("steps") List<Step> steps) {
        DoorState state = open();
        Set<String> seen = new HashSet<>();
        Set<String> gone = new HashSet<>();
        for (Step step : steps) {
            switch (step) {
                case Step.Send it -> {
                    state = send(state, it.marks());
                    it.marks().forEach(mark -> seen.add(mark.id()));
                }
                case Step.TakeBack it
                when seen.contains(it.id()) -> {
                    state = does(state, new DoorCommand.Undo(DoorHistory.ID, it.id(), NOW));
                    gone.add(it.id());
                }
                case Step.TakeBack _ -> {}
            }
        }
        DoorEvent.Closed closed = close(state);
        seen.removeAll(gone);
        assertThat(closed.total()).isEqualTo(seen.size());
        assertThat(closed.visits().stream().mapToInt(DoorEvent.Sum::count).sum())
                .isEqualTo(closed.total());
        assertThat(closed.visits()).allMatch(sum -> sum.count() > 0).doesNotHaveDuplicates();
    }

    @Property
    void splitting_and_repeating_batches_changes_no_sum(@ForAll("batches") List<Mark> batch, @ForAll("cuts") Cut cut) {
        int at = cut.at() % (batch.size() + 1);
        DoorState whole = send(open(), batch);
        DoorState pieces = open();
        for (int i = 0; i < cut.times(); i++) {
            pieces = send(pieces, batch.subList(at, batch.size()));
            pieces = send(pieces, batch.subList(0, at));
        }
        assertThat(close(pieces).visits()).isEqualTo(close(whole).visits());
    }

    @Provide
    Arbitrary<Cut> cuts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(1, 3))
                .as(Cut::new);
    }

    record Cut(int at, int times) {}

    @Property
    void repeating_any_batch_after_closing_is_no_event(@ForAll("batches") List<Mark> batch) {
        DoorState closed = does(send(open(), batch), new DoorCommand.Close(DoorHistory.ID, NOW));
        assertThat(DoorDecider.decide(new DoorCommand.Count(DoorHistory.ID, batch, NOW), closed))
                .isEmpty();
    }

    @Property
    void the_sums_are_those_of_a_plain_count(@ForAll("batches") List<Mark> batch) {
        Map<String, VisitCategory> categories = new HashMap<>();
        batch.forEach(mark -> categories.put(mark.id(), mark.category()));
        for (DoorEvent.Sum sum : close(send(open(), batch)).visits()) {
            assertThat(categories.values().stream()
                            .filter(category -> isOf(sum, category))
                            .count())
                    .isEqualTo(sum.count());
        }
    }

    private static boolean isOf(DoorEvent.Sum sum, VisitCategory category) {
        return category.who().name().equals(sum.who())
                && category.visit().name().equals(sum.visit())
                && category.entrance().name().equals(sum.door());
    }

    private static DoorState open() {
        return DoorHistory.after(new Absent(), List.of(DoorHistory.PREPARED, DoorHistory.OPENED));
    }

    private static DoorState send(DoorState state, List<Mark> batch) {
        return batch.isEmpty()
                ? state
                : does(state, new DoorCommand.Count(DoorHistory.ID, new ArrayList<>(batch), NOW));
    }

    private static DoorState does(DoorState state, DoorCommand command) {
        return DoorHistory.after(state, DoorDecider.decide(command, state));
    }

    private static DoorEvent.Closed close(DoorState state) {
        return (DoorEvent.Closed) DoorDecider.decide(new DoorCommand.Close(DoorHistory.ID, NOW), state)
                .getFirst();
    }
}
