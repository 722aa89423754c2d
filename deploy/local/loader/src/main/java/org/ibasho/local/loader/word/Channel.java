package org.ibasho.local.loader.word;

/** How a consultation took place. */
public enum Channel implements Word {
    VISIT("来所"),
    PHONE("電話"),
    MAIL("メール"),
    HOME_VISIT("訪問"),
    GATHERING("居場所"),
    ONLINE("オンライン"),
    LETTER("手紙"),
    OTHER("その他");

    private final String label;

    Channel(String label) {
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
