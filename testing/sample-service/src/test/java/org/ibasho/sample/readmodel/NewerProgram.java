package org.ibasho.sample.readmodel;

import java.util.function.Function;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;

/** Makes an instance know a type of event that the others do not know. */
class NewerProgram extends SingleEventUpcaster {

    static final String TYPE = "tally.counted";

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().getName().equals(TYPE);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(new SimpleSerializedType("tally.added", null), byte[].class, Function.identity());
    }
}
