package org.ibasho.chassis.keystore;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Turns the epoch once a day if somebody was erased, so that copies of the key store from before read nobody. Each hour
 * it repeats erasures that the store does not have.
 */
class DailyTurn {

    private static final Logger log = LoggerFactory.getLogger(DailyTurn.class);

    private final EpochTurn turn;
    private final DataKeys keys;

    DailyTurn(EpochTurn turn, DataKeys keys) {
        this.turn = turn;
        this.keys = keys;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void hourly() {
        try {
            keys.eraseAgain();
        } catch (KeyStoreUnavailable away) {
            log.warn("erasures were not compared with the key store: {}", away.getMessage());
        }
    }

    @Scheduled(initialDelay = 15, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void daily() {
        attempt(turn::turnIfSomebodyWasErased);
    }

    /** Whichever service began it: only this one's processes can take its own keys out of the old epoch. */
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void goOn() {
        attempt(turn::goOn);
    }

    private static void attempt(Runnable part) {
        try {
            part.run();
        } catch (KeyStoreUnavailable away) {
            log.warn("the epoch of the wrapping key has not turned: {}", away.getMessage());
        }
    }
}
