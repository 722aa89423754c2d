package org.ibasho.chassis.eventstore;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import org.axonframework.common.IdentifierFactory;

/** Ids of events and messages: UUID version 7 (RFC 9562). What is stored together lies together, in every index too. */
public final class TimeOrderedIds extends IdentifierFactory {

    private final NoArgGenerator generator = Generators.timeBasedEpochGenerator();

    /** Found and made by Axon, as a service of {@link IdentifierFactory}. */
    public TimeOrderedIds() {}

    @Override
    public String generateIdentifier() {
        return generator.generate().toString();
    }
}
