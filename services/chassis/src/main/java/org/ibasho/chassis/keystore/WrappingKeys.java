package org.ibasho.chassis.keystore;

import com.google.crypto.tink.Aead;
import java.util.Optional;

/**
 * The keys that data keys are wrapped with, one an epoch. They lie outside the key store, so that a copy of the store
 * is worth nothing without them. Destroying one makes everything that is still wrapped with it unreadable for good.
 */
public interface WrappingKeys {

    /** The key of an epoch; empty if it is lost or destroyed. */
    Optional<Aead> of(int epoch);

    /** Makes the key of a new epoch, durably. One that is there already stays: something may be wrapped with it. */
    void make(int epoch);

    /** Whether there is no wrapping key at all. */
    boolean isEmpty();

    /** Destroys the keys of all epochs before this one. May be done again. */
    void destroyBefore(int epoch);
}
