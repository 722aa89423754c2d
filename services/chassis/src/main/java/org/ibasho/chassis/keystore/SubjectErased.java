package org.ibasho.chassis.keystore;

/** Something personal was to be stored about a person who has been erased. Nothing was stored. */
public final class SubjectErased extends RuntimeException {

    public SubjectErased() {
        super("the person has been erased");
    }
}
