package org.ibasho.local.demo.vocabulary;

/** The kind of a gathering; it decides the programme. */
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
