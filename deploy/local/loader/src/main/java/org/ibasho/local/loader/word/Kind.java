package org.ibasho.local.loader.word;

/** What sort of gathering it is; it decides the programme. */
public enum Kind implements Word {
    BEGINNERS(Programme.SANGO, "初心者例会"),
    REGULAR(Programme.SANGO, "通常例会"),
    OUTING(Programme.SANGO, "例会外企画"),
    SATELLITE(Programme.SANGO, "サテライトSANGOの会"),
    PERSONS(Programme.YORIDOKORO, "当事者会"),
    FAMILIES(Programme.YORIDOKORO, "親の会");

    private final Programme programme;
    private final String label;

    Kind(Programme programme, String label) {
        this.programme = programme;
        this.label = label;
    }

    public Programme programme() {
        return programme;
    }

    /** Whether the centre is asked for a counsellor. */
    public boolean asksTheCentre() {
        return programme == Programme.YORIDOKORO;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public String label() {
        return label;
    }
}
