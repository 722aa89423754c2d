package org.ibasho.scheduling.calendar.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnoutTest {

    @ParameterizedTest
    @CsvSource({
        "0, NOBODY",
        "1, A_FEW",
        "4, A_FEW",
        "5, FIVE_TO_NINE",
        "9, FIVE_TO_NINE",
        "10, MORE_THAN_TEN",
        "19, MORE_THAN_TEN",
        "20, MORE_THAN_TWENTY",
        "300, MORE_THAN_TWENTY"
    })
    void a_number_becomes_a_range(int total, Turnout word) {
        assertThat(Turnout.of(total)).isEqualTo(word);
    }
}
