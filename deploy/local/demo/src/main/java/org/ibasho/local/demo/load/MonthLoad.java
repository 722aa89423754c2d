package org.ibasho.local.demo.load;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.ibasho.local.demo.api.Api;
import org.ibasho.local.demo.api.Caller;
import org.ibasho.local.demo.api.LoadFailure;
import org.ibasho.local.demo.api.Refusal;
import org.ibasho.local.demo.year.ConsultationEntry;
import org.ibasho.local.demo.year.GatheringEntry;
import org.ibasho.local.demo.year.TargetState;

/**
 * Loads one month. A refusal is a difference to report, and the rest is loaded all the same.
 *
 * @param counsellors the ids of the counsellors by their names
 */
record MonthLoad(Api api, Keys keys, LocalDate today, Map<String, String> counsellors, ExecutorService workers) {

    /**
     * The result of a load.
     *
     * @param elsewhere how many consultations were recorded that were not at a gathering
     * @param differences what the system has otherwise than the file, in sentences
     */
    record Result(List<Outcome> outcomes, long elsewhere, List<String> differences) {

        String line(YearMonth month, LocalDate today) {
            int visits = outcomes.stream().mapToInt(Outcome::visits).sum();
            int consultations = outcomes.stream()
                    .mapToInt(it -> it.entry().pastConsultations(today).size())
                    .sum();
            return "  %s   %s; %d visits, %d consultations"
                    .formatted(month, Outcome.states(outcomes), visits, consultations + elsewhere);
        }
    }

    Result load(List<GatheringEntry> gatherings, List<ConsultationEntry> elsewhere) {
        List<Future<Outcome>> loads = gatherings.stream()
                .map(entry -> workers.submit(() -> load(entry)))
                .toList();
        List<Future<Optional<String>>> records = elsewhere.stream()
                .map(entry -> workers.submit(() -> load(entry)))
                .toList();
        List<Outcome> outcomes = loads.stream().map(MonthLoad::result).toList();
        List<String> refused =
                records.stream().flatMap(each -> result(each).stream()).toList();
        List<String> differences = Stream.concat(
                        outcomes.stream().flatMap(outcome -> outcome.difference().stream()), refused.stream())
                .toList();
        return new Result(outcomes, elsewhere.size() - refused.size(), differences);
    }

    private Outcome load(GatheringEntry entry) {
        try {
            return outcome(entry, new GatheringLoad(api, keys, today, counsellors, entry).load());
        } catch (Refusal refusal) {
            return new Outcome(entry, "", 0, Optional.of(entry + ": " + sentence(refusal)));
        }
    }

    private Optional<String> load(ConsultationEntry entry) {
        try {
            new ConsultationLoad(api, keys).elsewhere(entry);
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of("consultation of " + entry.at().toLocalDate() + ": " + sentence(refusal));
        }
    }

    /** Its state in the system now. A user may have taken it further on a page since then, and that is right. */
    private Outcome outcome(GatheringEntry entry, String path) {
        String state = api.get(Caller.SUPERVISOR, path).path("state").asString();
        if (entry.targetState(today) != TargetState.HELD) {
            return new Outcome(entry, state, 0, Optional.empty());
        }
        int visits = api.get(Caller.PEER_STAFF, path + "/door").path("total").asInt();
        String difference = "%s: %d were counted at its door, %d by the file.".formatted(entry, visits, entry.visits());
        return new Outcome(entry, state, visits, visits == entry.visits() ? Optional.empty() : Optional.of(difference));
    }

    private static String sentence(Refusal refusal) {
        return refusal.code().equals("idempotency-key-reused")
                ? "It was loaded before with other values: change it on its page."
                : String.valueOf(refusal.getMessage());
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LoadFailure("The load was interrupted: load the file again, and it goes on where it stopped.");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof LoadFailure failure ? failure : new IllegalStateException(failed);
        }
    }
}
