package org.ibasho.chassis.keystore;

import com.google.crypto.tink.Aead;

/** The state of a person's data key. */
public sealed interface DataKey {

    /** The key, unwrapped. */
    record Usable(Aead aead) implements DataKey {}

    /** The person was erased, and the key with them. */
    record Erased() implements DataKey {}

    /** There is a key, and the wrapping key of its epoch is lost. */
    record Unreadable() implements DataKey {}

    /** There never was a key, or this is another key store. */
    record None() implements DataKey {}
}
