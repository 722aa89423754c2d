package org.ibasho.scheduling.programme;

/** A series of meeting places under one name. Source: the domain page, "Programmes and gatherings". */
public enum Programme {
    /** SANGOの会: self-help, base age 35, for the persons concerned. */
    SANGO(Mandate.OWN),
    /** よりどころ: place, consultation and learning, for persons concerned and families, with a counsellor of the centre. */
    YORIDOKORO(Mandate.COMMISSIONED);

    private final Mandate mandate;

    Programme(Mandate mandate) {
        this.mandate = mandate;
    }

    public Mandate mandate() {
        return mandate;
    }

    /** Whether a counsellor of the centre has to be present (支援職員体制). */
    public boolean needsCounsellor() {
        return mandate == Mandate.COMMISSIONED;
    }
}
