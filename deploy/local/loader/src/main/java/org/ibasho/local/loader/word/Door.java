package org.ibasho.local.loader.word;

/** A way into a gathering. */
public enum Door implements Word {
    VENUE("会場"),
    ZOOM("Zoom"),
    METAVERSE("メタバース");

    private final String label;

    Door(String label) {
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
