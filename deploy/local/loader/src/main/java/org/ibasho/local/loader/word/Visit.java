package org.ibasho.local.loader.word;

/** Whether somebody has been here before; in the order in which a file states the three numbers. */
public enum Visit implements Word {
    FIRST("初めて"),
    AGAIN("再び"),
    UNKNOWN("不明");

    private final String label;

    Visit(String label) {
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
