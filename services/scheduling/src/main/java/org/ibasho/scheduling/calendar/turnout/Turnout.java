package org.ibasho.scheduling.calendar.turnout;

/** How many people came, as a range that hides single persons. */
public enum Turnout {
    NOBODY,
    /** 1 to 4 */
    A_FEW,
    /** 5 to 9 */
    FIVE_TO_NINE,
    /** 10 to 19 */
    MORE_THAN_TEN,
    /** 20 and more */
    MORE_THAN_TWENTY;

    private static final int FIVE = 5;
    private static final int TEN = 10;
    private static final int TWENTY = 20;

    static Turnout of(int total) {
        if (total <= 0) {
            return NOBODY;
        }
        if (total < FIVE) {
            return A_FEW;
        }
        if (total < TEN) {
            return FIVE_TO_NINE;
        }
        return total < TWENTY ? MORE_THAN_TEN : MORE_THAN_TWENTY;
    }
}
