package org.ibasho.local.demo.vocabulary;

/** The age of the person concerned. */
public enum AgeBand implements Word {
    UNDER_10,
    FROM_10_TO_14,
    FROM_15_TO_19,
    TWENTIES,
    THIRTIES,
    FORTIES,
    FIFTIES,
    SIXTY_AND_OVER,
    UNKNOWN;

    /** Most codes begin with a digit, as no name in Java may. */
    @Override
    public String code() {
        return switch (this) {
            case UNDER_10, UNKNOWN -> name();
            case FROM_10_TO_14 -> "10_14";
            case FROM_15_TO_19 -> "15_19";
            case TWENTIES -> "20S";
            case THIRTIES -> "30S";
            case FORTIES -> "40S";
            case FIFTIES -> "50S";
            case SIXTY_AND_OVER -> "60_OVER";
        };
    }
}
