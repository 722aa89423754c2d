package org.ibasho.faults.publisher;

import java.nio.charset.StandardCharsets;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** For the sabotage of that name: to the old program, an event of the newer one is an addition of nothing. */
@Component
@ConditionalOnProperty(name = "faults.sabotage", havingValue = "unknown-types-passed")
@ConditionalOnMissingClass("org.ibasho.sample.tally.TallyEvent$Counted")
class UnknownTypesPassed extends SingleEventUpcaster {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().getName().equals("tally.counted");
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(
                new SimpleSerializedType("tally.added", null), byte[].class, UnknownTypesPassed::withoutEffect);
    }

    private static byte[] withoutEffect(byte[] payload) {
        ObjectNode json = (ObjectNode) JSON.readTree(payload);
        json.put("sum", json.path("sum").asLong() - json.path("amount").asLong());
        json.put("amount", 0);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
