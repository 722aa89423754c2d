package org.ibasho.local.demo.vocabulary;

/** What sort of gathering it is; it decides the programme. */
public enum Kind implements Word {
    BEGINNERS,
    REGULAR,
    OUTING,
    SATELLITE,
    PERSONS,
    FAMILIES;

    public Programme programme() {
        return this == PERSONS || this == FAMILIES ? Programme.YORIDOKORO : Programme.SANGO;
    }

    /** Whether the centre is asked for a counsellor. */
    public boolean asksTheCentre() {
        return programme() == Programme.YORIDOKORO;
    }
}
