package org.ibasho.consultation.consultation;

/**
 * The age of the person concerned, in years. Most codes begin with a digit, so {@link #toString()} returns the code
 * instead of the constant's name; JSON uses it too. Source: the domain page, "Code lists".
 */
public enum AgeBand {
    UNDER_10("UNDER_10"),
    FROM_10_TO_14("10_14"),
    FROM_15_TO_19("15_19"),
    TWENTIES("20S"),
    THIRTIES("30S"),
    FORTIES("40S"),
    FIFTIES("50S"),
    SIXTY_AND_OVER("60_OVER"),
    /** 不明 */
    UNKNOWN("UNKNOWN");

    private final String code;

    AgeBand(String code) {
        this.code = code;
    }

    /** The code, such as {@code 20S}. */
    @Override
    public String toString() {
        return code;
    }
}
