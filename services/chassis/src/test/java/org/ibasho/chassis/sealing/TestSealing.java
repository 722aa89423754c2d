package org.ibasho.chassis.sealing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.ibasho.chassis.keystore.DataKeys;
import tools.jackson.databind.json.JsonMapper;

/** Sealing without a service around it. */
public final class TestSealing {

    private TestSealing() {}

    public static StoredJson with(DataKeys keys) {
        UnreadableData unreadable = new UnreadableData(new SimpleMeterRegistry());
        return new StoredJson(JsonMapper.builder().build(), new Sealer(keys, unreadable), unreadable);
    }
}
