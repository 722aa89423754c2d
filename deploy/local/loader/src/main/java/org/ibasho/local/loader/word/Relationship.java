package org.ibasho.local.loader.word;

/** What the one who consults is to the person concerned. */
public enum Relationship implements Word {
    SELF("本人"),
    MOTHER("母"),
    FATHER("父"),
    PARENTS("両親"),
    SIBLING("兄弟姉妹"),
    GRANDPARENT("祖父母"),
    SPOUSE("配偶者"),
    RELATIVE("その他親族"),
    AGENCY("関係機関"),
    OTHER("その他"),
    UNKNOWN("不明");

    private final String label;

    Relationship(String label) {
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
