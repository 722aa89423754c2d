package org.ibasho.local.loader.word;

/** A series of meeting places under one name. */
public enum Programme implements Word {
    SANGO("SANGOの会"),
    YORIDOKORO("よりどころ");

    private final String label;

    Programme(String label) {
        this.label = label;
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
