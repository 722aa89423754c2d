package org.ibasho.local.loader.word;

/** What a consultation is about. */
public enum Purpose implements Word {
    RELATING("関わり方"),
    FUTURE("今後の生活"),
    WORK_STUDY("就労・就学"),
    HEALTH("医療・心理"),
    MONEY("経済"),
    PLACE("居場所"),
    INFORMATION("情報がほしい"),
    OTHER("その他"),
    UNKNOWN("不明");

    private final String label;

    Purpose(String label) {
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
