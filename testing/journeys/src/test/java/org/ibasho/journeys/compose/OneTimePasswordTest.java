package org.ibasho.journeys.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The codes are those of RFC 6238. */
class OneTimePasswordTest {

    @Test
    void computes_the_codes_of_the_standard() {
        OneTimePassword standard = new OneTimePassword("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");

        assertThat(standard.code(59 / 30)).isEqualTo("287082");
        assertThat(standard.code(1_111_111_109L / 30)).isEqualTo("081804");
        assertThat(standard.code(20_000_000_000L / 30)).isEqualTo("353130");
    }
}
