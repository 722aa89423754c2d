package org.ibasho.faults.attack;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.ibasho.faults.world.Service;
import org.ibasho.faults.world.World;

/** Which instance of the teller gets the next order. */
public final class Destination implements Supplier<Service> {

    private final World world;
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean shared;

    public Destination(World world) {
        this.world = world;
    }

    void shareOut() {
        shared = true;
    }

    void firstOnly() {
        shared = false;
    }

    @Override
    public Service get() {
        return shared && next.incrementAndGet() % 2 == 0 ? world.secondTeller() : world.teller();
    }
}
