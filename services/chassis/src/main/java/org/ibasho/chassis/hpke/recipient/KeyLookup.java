package org.ibasho.chassis.hpke.recipient;

import org.ibasho.chassis.hpke.RecipientKeyPair;

/** The state of a key pair. */
sealed interface KeyLookup {

    /** The pair, with its private key. */
    record Usable(RecipientKeyPair pair) implements KeyLookup {}

    /** The private key was destroyed after another one had superseded it. */
    record Destroyed() implements KeyLookup {}

    /** The wrapping key of its epoch is lost, or somebody altered it. */
    record Unreadable() implements KeyLookup {}

    /** There never was such a key, or this is another key store. */
    record Unknown() implements KeyLookup {}
}
