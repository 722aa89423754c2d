package org.ibasho.faults.injection;

import org.ibasho.faults.check.KafkaLog;
import org.ibasho.faults.system.SystemUnderTest;

/** The current content of the topic: reading starts over when the broker has lost its disk. */
public final class CurrentKafkaLog implements AutoCloseable {

    private final SystemUnderTest system;
    private KafkaLog current;

    public CurrentKafkaLog(SystemUnderTest system) {
        this.system = system;
        this.current = new KafkaLog(system.kafka().access());
    }

    public KafkaLog current() {
        return current;
    }

    void reopen() {
        current.close();
        current = new KafkaLog(system.kafka().access());
    }

    @Override
    public void close() {
        current.close();
    }
}
