package org.ibasho.faults.attack;

import org.ibasho.faults.check.KafkaLog;
import org.ibasho.faults.world.World;

/** The log that there is now: when the broker has lost its disk, a new one begins. */
public final class KafkaLogs implements AutoCloseable {

    private final World world;
    private KafkaLog current;

    public KafkaLogs(World world) {
        this.world = world;
        this.current = new KafkaLog(world.kafka().access());
    }

    public KafkaLog current() {
        return current;
    }

    void openAnew() {
        current.close();
        current = new KafkaLog(world.kafka().access());
    }

    @Override
    public void close() {
        current.close();
    }
}
