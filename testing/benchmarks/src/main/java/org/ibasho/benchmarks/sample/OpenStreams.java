package org.ibasho.benchmarks.sample;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** The streams that a writer works on in turns: a few at a time, each of about ten events, then new ones. Not thread-safe. */
public final class OpenStreams {

    private static final int OPEN = 4;
    private static final int LENGTH = 10;

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final Place[] open = new Place[OPEN];
    private int turn;

    /** Where the next event goes. */
    public record Place(UUID stream, long sequence) {}

    /** A time-ordered id, for whatever needs one. */
    public UUID newId() {
        return ids.generate();
    }

    /** The next place, of another stream each time. */
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
