package org.ibasho.local.demo.load;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ibasho.local.demo.year.Count;
import org.ibasho.local.demo.year.GatheringEntry;

/** Turns the numbers of a gathering into marks, as if a device at the door had made them. */
record DoorMarks(Keys keys, GatheringEntry gathering) {

    private static final int LARGEST_BATCH = 100;

    /** One visit, as the API takes it. */
    record Mark(UUID id, String who, String visit, String door, String at) {}

    /** The content of one request. */
    record Batch(List<Mark> marks) {}

    List<Batch> batches() {
        List<Mark> marks = new ArrayList<>();
        for (Count count : gathering.counts()) {
            for (int n = 1; n <= count.number(); n++) {
                marks.add(mark(count, n, marks.size()));
            }
        }
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < marks.size(); from += LARGEST_BATCH) {
            batches.add(new Batch(List.copyOf(marks.subList(from, Math.min(marks.size(), from + LARGEST_BATCH)))));
        }
        return batches;
    }

    private Mark mark(Count count, int n, int index) {
        String step = "mark %s %s %s %d".formatted(count.who(), count.visit(), count.door(), n);
        String at = gathering.span().moment(index, gathering.visits()).toString();
        return new Mark(
                keys.of(gathering, step),
                count.who().code(),
                count.visit().code(),
                count.door().code(),
                at);
    }
}
