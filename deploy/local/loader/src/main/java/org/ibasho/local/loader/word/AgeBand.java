package org.ibasho.local.loader.word;

/** The age of the person concerned; most codes begin with a digit. */
public enum AgeBand implements Word {
    UNDER_10("UNDER_10", "10歳未満"),
    FROM_10_TO_14("10_14", "10〜14歳"),
    FROM_15_TO_19("15_19", "15〜19歳"),
    TWENTIES("20S", "20代"),
    THIRTIES("30S", "30代"),
    FORTIES("40S", "40代"),
    FIFTIES("50S", "50代"),
    SIXTY_AND_OVER("60_OVER", "60歳以上"),
    UNKNOWN("UNKNOWN", "不明");

    private final String code;
    private final String label;

    AgeBand(String code, String label) {
        this.code = code;
        this.label = label;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }
}
