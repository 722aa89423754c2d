package org.ibasho.local.loader.word;

/** Who somebody is at the door. */
public enum Who implements Word {
    PERSON("本人"),
    FAMILY("家族"),
    OBSERVER("見学者");

    private final String label;

    Who(String label) {
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
