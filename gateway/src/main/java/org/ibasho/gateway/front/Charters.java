package org.ibasho.gateway.front;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * What scheduling tells everybody about the programmes. It is asked once a minute at most, and remembered: what was
 * told last stays good while scheduling is away, and before it told anything the names are known.
 */
@Component
class Charters {

    private static final Logger log = LoggerFactory.getLogger(Charters.class);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(10);

    private static final List<Charter> NAMES = List.of(
            Charter.named("SANGO", "OWN", "BEGINNERS", "REGULAR", "OUTING", "SATELLITE"),
            Charter.named("YORIDOKORO", "COMMISSIONED", "PERSONS", "FAMILIES"));

    private final RestClient scheduling;
    private final Clock clock;
    private volatile Told told = new Told(NAMES, Instant.MIN);

    Charters(RestClient calendarClient, Clock clock) {
        this.scheduling = calendarClient;
        this.clock = clock;
    }

    /** @param until when to ask again */
    private record Told(List<Charter> charters, Instant until) {}

    /** Every programme. */
    List<Charter> all() {
        Instant now = clock.instant();
        Told last = told;
        if (!now.isBefore(last.until())) {
            told = ask().map(charters -> new Told(charters, now.plus(FRESH)))
                    .orElseGet(() -> new Told(last.charters(), now.plus(LEFT_ALONE)));
        }
        return told.charters();
    }

    /** One programme; empty if the name is unknown. */
    Optional<Charter> find(String code) {
        return all().stream().filter(charter -> charter.code().equals(code)).findAny();
    }

    private Optional<List<Charter>> ask() {
        try {
            Answer answer =
                    scheduling.get().uri("/api/calendar/programmes").retrieve().body(Answer.class);
            return Optional.ofNullable(answer).map(Answer::programmes).filter(all -> !all.isEmpty());
        } catch (RestClientException failure) {
            log.warn(
                    "the programmes are as they were last: {}",
                    failure.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** The answer, as far as pages show it. */
    record Answer(@Nullable List<Charter> programmes) {}
}
