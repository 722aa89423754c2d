package org.ibasho.chassis.sealing;

import org.ibasho.chassis.eventstore.EventNames;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Keeps a service that has personal data in its events from starting without a key store: they would be plain. */
@Component
final class SealedEvents implements SmartInitializingSingleton {

    private final ObjectProvider<EventNames> names;
    private final ObjectProvider<Sealer> sealer;

    SealedEvents(ObjectProvider<EventNames> names, ObjectProvider<Sealer> sealer) {
        this.names = names;
        this.sealer = sealer;
    }

    /** @throws IllegalStateException if there is no key store, and an event that needs it */
    @Override
    public void afterSingletonsInstantiated() {
        names.stream()
                .flatMap(known -> known.types().stream())
                .filter(type -> !SealedComponent.of(type).isEmpty())
                .findAny()
                .filter(type -> sealer.getIfAvailable() == null)
                .ifPresent(type -> {
                    throw new IllegalStateException(
                            type.getName() + " holds personal data, and ibasho.keys.url names no key store");
                });
    }
}
