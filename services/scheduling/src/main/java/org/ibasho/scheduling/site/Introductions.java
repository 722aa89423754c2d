package org.ibasho.scheduling.site;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.scheduling.programme.profile.ProgrammeProfiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The programmes for every page of the site. They are read at most once a minute and cached: the last result is used
 * while the database is unavailable, and before the first one the names are known.
 */
@Component
class Introductions {

    private static final Logger log = LoggerFactory.getLogger(Introductions.class);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(10);

    private static final List<Introduction> NAMES = Arrays.stream(Programme.values())
            .map(programme -> new Introduction(programme, null))
            .toList();

    private final ProgrammeProfiles profiles;
    private final Clock clock;
    private volatile Remembered remembered = new Remembered(NAMES, Instant.MIN);

    Introductions(ProgrammeProfiles profiles, Clock clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    /** @param until when to read them again */
    private record Remembered(List<Introduction> programmes, Instant until) {}

    /** Every programme. */
    List<Introduction> all() {
        Instant now = clock.instant();
        Remembered last = remembered;
        if (!now.isBefore(last.until())) {
            remembered = read().map(programmes -> new Remembered(programmes, now.plus(FRESH)))
                    .orElseGet(() -> new Remembered(last.programmes(), now.plus(LEFT_ALONE)));
        }
        return remembered.programmes();
    }

    /** One programme; empty if the name is unknown. */
    Optional<Introduction> find(String code) {
        return all().stream().filter(programme -> programme.code().equals(code)).findAny();
    }

    private Optional<List<Introduction>> read() {
        try {
            return Optional.of(profiles.all().stream().map(Introduction::of).toList());
        } catch (DataAccessException failure) {
            log.warn(
                    "the programmes are as they were last: {}",
                    failure.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
