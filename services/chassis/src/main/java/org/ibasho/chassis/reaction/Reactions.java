package org.ibasho.chassis.reaction;

import java.util.List;
import org.ibasho.chassis.command.Receipt;
import org.springframework.context.SmartLifecycle;

/** Runs the reactions that the service declares, and lets a request wait for what comes of them. */
public final class Reactions implements SmartLifecycle {

    /** After the read models, which reactions wait for, and so before them when all is stopped. */
    private static final int PHASE = 1;

    private final List<ReactionReader<?>> readers;
    private final ReactionProgress progress;
    private volatile boolean running;

    Reactions(List<ReactionReader<?>> readers, ReactionProgress progress) {
        this.readers = List.copyOf(readers);
        this.progress = progress;
    }

    /**
     * Waits until a reaction is done with the event of a receipt; at most three seconds, for it comes to it in any
     * case.
     */
    public void await(String reaction, Receipt receipt) {
        progress.await(reaction, receipt);
    }

    @Override
    public void start() {
        running = true;
        readers.forEach(ReactionReader::start);
    }

    @Override
    public void stop() {
        readers.forEach(ReactionReader::stop);
        readers.forEach(ReactionReader::awaitEnd);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
