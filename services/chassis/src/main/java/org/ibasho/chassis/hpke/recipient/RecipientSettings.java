package org.ibasho.chassis.hpke.recipient;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The lives of a recipient's keys.
 *
 * @param rotateAfter the age at which another key takes its place
 * @param keepSuperseded how long the private key is kept after that, for messages that are on their way
 */
@ConfigurationProperties("ibasho.hpke")
record RecipientSettings(
        @DefaultValue("90d") Duration rotateAfter,
        @DefaultValue("30d") Duration keepSuperseded) {

    private static final Duration LEAST = Duration.ofHours(1);

    /** @throws IllegalArgumentException if one of them is shorter than an hour: messages would be lost on their way */
    RecipientSettings {
        if (rotateAfter.compareTo(LEAST) < 0 || keepSuperseded.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("ibasho.hpke.rotate-after and keep-superseded are an hour at least");
        }
    }
}
