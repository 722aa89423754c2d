package org.ibasho.chassis.eventstore;

import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** JSON with our own names for the types of events; whatever has none (tokens, metadata) keeps its class name. */
final class NamedEventSerializer extends Jackson3Serializer {

    private final EventNames names;

    NamedEventSerializer(Builder builder, EventNames names) {
        super(builder);
        this.names = names;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public SerializedType typeForClass(Class type) {
        SerializedType original = super.typeForClass(type);
        String name = names.nameOf(type);
        return name.equals(type.getName()) ? original : new SimpleSerializedType(name, original.getRevision());
    }

    @Override
    protected String resolveClassName(SerializedType type) {
        return names.classNameOf(type.getName());
    }
}
