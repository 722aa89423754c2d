package org.ibasho.gateway.front;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ibasho.web.problem.NotFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Scheduling's public calendar, asked briefly: a page that shows no programme is better than one that does not come.
 */
@Component
class Calendar {

    private static final Logger log = LoggerFactory.getLogger(Calendar.class);

    private final RestClient scheduling;

    Calendar(RestClient calendarClient) {
        this.scheduling = calendarClient;
    }

    /**
     * What takes place from one day to another, both included, the earliest first; empty when it cannot be told now.
     */
    Optional<List<Gathering>> between(LocalDate from, LocalDate to) {
        try {
            Answer answer = scheduling
                    .get()
                    .uri("/api/calendar?from={from}&to={to}", from, to)
                    .retrieve()
                    .body(Answer.class);
            return Optional.ofNullable(answer).map(Answer::gatherings);
        } catch (RestClientException failure) {
            log.warn(
                    "the public page shows no programme: {}", failure.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /**
     * One announced gathering; empty when it cannot be told now.
     *
     * @throws NotFound if there is none
     */
    Optional<Gathering> find(UUID id) {
        try {
            return Optional.ofNullable(scheduling
                    .get()
                    .uri("/api/calendar/{id}", id)
                    .retrieve()
                    .onStatus(HttpStatus.NOT_FOUND::equals, (request, answer) -> {
                        throw new NotFound("gathering-not-found");
                    })
                    .body(Gathering.class));
        } catch (RestClientException failure) {
            log.warn("a gathering's page shows nothing: {}", failure.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /**
     * What helps before a first visit to a gathering; nothing when it cannot be told now: the gathering is shown all
     * the same.
     */
    Visit visit(UUID id) {
        try {
            Visit visit = scheduling
                    .get()
                    .uri("/api/calendar/{id}/visit", id)
                    .retrieve()
                    .body(Visit.class);
            return visit == null ? Visit.UNKNOWN : visit;
        } catch (RestClientException failure) {
            log.warn(
                    "a gathering's page shows nothing of the visit: {}",
                    failure.getClass().getSimpleName());
            return Visit.UNKNOWN;
        }
    }

    /** The calendar's answer, as far as this page shows it. */
    record Answer(List<Gathering> gatherings) {

        Answer {
            gatherings = List.copyOf(gatherings);
        }
    }
}
