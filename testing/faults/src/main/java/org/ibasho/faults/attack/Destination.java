package org.ibasho.faults.attack;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.ibasho.faults.world.Service;
import org.ibasho.faults.world.World;

/** Which instance of the teller gets the next order. */
public final class Destination implements Supplier<Service> {

    private final World world;
    private final AtomicInteger next = new AtomicInteger();
    private volatile List<Service> inTurn;

    public Destination(World world) {
        this.world = world;
        this.inTurn = List.of(world.teller());
    }

    void both() {
        inTurn = List.of(world.teller(), world.secondTeller());
    }

    void firstOnly() {
        inTurn = List.of(world.teller());
    }

    void secondOnly() {
        inTurn = List.of(world.secondTeller());
    }

    @Override
    public Service get() {
        List<Service> now = inTurn;
        return now.get(Math.floorMod(next.incrementAndGet(), now.size()));
    }
}
