package org.ibasho.benchmarks.sample;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** The streams that a writer uses in rotation: four at a time with ten events each, then new ones. Not thread-safe. */
public final class StreamRotation {

    private static final int OPEN = 4;
    private static final int LENGTH = 10;

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final Place[] open = new Place[OPEN];
    private int turn;

    /** The stream and sequence number of an event. */
    public record Place(UUID stream, long sequence) {}

    /** A time-ordered id. */
    public UUID newId() {
        return ids.generate();
    }

    /** The position of the next event, in another stream each time. */
    public Place next() {
        turn = (turn + 1) % OPEN;
        Place last = open[turn];
        Place next = last == null || last.sequence == LENGTH - 1
                ? new Place(newId(), 0)
                : new Place(last.stream, last.sequence + 1);
        open[turn] = next;
        return next;
    }
}
