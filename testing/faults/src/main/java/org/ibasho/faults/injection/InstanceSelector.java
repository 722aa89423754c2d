package org.ibasho.faults.injection;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.ibasho.faults.system.ServiceProcess;
import org.ibasho.faults.system.SystemUnderTest;

/** Selects the instance of the publisher that gets the next command. */
public final class InstanceSelector implements Supplier<ServiceProcess> {

    private final SystemUnderTest system;
    private final AtomicInteger next = new AtomicInteger();
    private volatile List<ServiceProcess> instances;

    public InstanceSelector(SystemUnderTest system) {
        this.system = system;
        this.instances = List.of(system.publisher());
    }

    void both() {
        instances = List.of(system.publisher(), system.secondPublisher());
    }

    void firstOnly() {
        instances = List.of(system.publisher());
    }

    void secondOnly() {
        instances = List.of(system.secondPublisher());
    }

    @Override
    public ServiceProcess get() {
        List<ServiceProcess> now = instances;
        return now.get(Math.floorMod(next.incrementAndGet(), now.size()));
    }
}
