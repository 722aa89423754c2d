package org.ibasho.local.loader.loading;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.ibasho.local.loader.api.Api;
import org.ibasho.local.loader.api.Caller;
import org.ibasho.local.loader.api.Refused;
import org.ibasho.local.loader.api.Stopped;
import org.ibasho.local.loader.year.ConsultationEntry;
import org.ibasho.local.loader.year.GatheringEntry;
import org.ibasho.local.loader.year.Standing;

/** Loads one month. What the system refuses is noted, and the rest goes on. */
record MonthLoad(Api api, Keys keys, LocalDate today, ExecutorService workers) {

    /**
     * What became of a month.
     *
     * @param elsewhere how many consultations were recorded that were not at a gathering
     * @param complaints what the system has otherwise than the file, in sentences
     */
    record Result(YearMonth month, List<Outcome> outcomes, int elsewhere, List<String> complaints) {

        Result {
            outcomes = List.copyOf(outcomes);
            complaints = List.copyOf(complaints);
        }

        String line(LocalDate today) {
            int visits = outcomes.stream().mapToInt(Outcome::visits).sum();
            int consultations = outcomes.stream()
                    .mapToInt(it -> it.entry().pastConsultations(today).size())
                    .sum();
            return "  %s   %s; %d visits, %d consultations"
                    .formatted(month, Outcome.states(outcomes), visits, consultations + elsewhere);
        }
    }

    Result load(YearMonth month, List<GatheringEntry> gatherings, List<ConsultationEntry> elsewhere) {
        List<Future<Outcome>> loads = gatherings.stream()
                .map(entry -> workers.submit(() -> load(entry)))
                .toList();
        List<Future<Optional<String>>> records = elsewhere.stream()
                .map(entry -> workers.submit(() -> load(entry)))
                .toList();
        List<Outcome> outcomes = loads.stream().map(MonthLoad::result).toList();
        List<String> complaints = new ArrayList<>();
        outcomes.forEach(outcome -> outcome.complaint().ifPresent(complaints::add));
        int before = complaints.size();
        records.forEach(record -> result(record).ifPresent(complaints::add));
        return new Result(month, outcomes, elsewhere.size() - (complaints.size() - before), complaints);
    }

    private Outcome load(GatheringEntry entry) {
        try {
            return lookAgain(entry, new GatheringLoad(api, keys, today).load(entry));
        } catch (Refused refused) {
            return new Outcome(entry, "", 0, Optional.of(entry + ": " + sentence(refused)));
        }
    }

    private Optional<String> load(ConsultationEntry entry) {
        try {
            new ConsultationLoad(api, keys).elsewhere(entry);
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of("consultation of " + entry.at().toLocalDate() + ": " + sentence(refused));
        }
    }

    /** What the system says of it now. Whoever has gone further on a page since then is right. */
    private Outcome lookAgain(GatheringEntry entry, String path) {
        String state = api.get(Caller.SUPERVISOR, path).path("state").asString();
        if (entry.standing(today) != Standing.HELD) {
            return new Outcome(entry, state, 0, Optional.empty());
        }
        int visits = api.get(Caller.PEER_STAFF, path + "/door").path("total").asInt();
        String complaint = "%s: %d were counted at its door, %d by the file.".formatted(entry, visits, entry.visits());
        return new Outcome(entry, state, visits, visits == entry.visits() ? Optional.empty() : Optional.of(complaint));
    }

    private static String sentence(Refused refused) {
        return refused.code().equals("idempotency-key-reused")
                ? "It was loaded before with other values: change it on its page."
                : refused.sentence();
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Stopped("The load was interrupted: load the file again, and it goes on where it stopped.");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Stopped stopped ? stopped : new IllegalStateException(failed.getCause());
        }
    }
}
