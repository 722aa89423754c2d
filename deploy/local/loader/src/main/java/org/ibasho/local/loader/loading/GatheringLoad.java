package org.ibasho.local.loader.loading;

import static org.ibasho.local.loader.api.Caller.COORDINATOR;
import static org.ibasho.local.loader.api.Caller.PEER_STAFF;
import static org.ibasho.local.loader.api.Caller.SUPERVISOR;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.local.loader.api.Api;
import org.ibasho.local.loader.api.Patience.Attempt;
import org.ibasho.local.loader.api.Stopped;
import org.ibasho.local.loader.loading.DoorMarks.Batch;
import org.ibasho.local.loader.year.CentreAnswer;
import org.ibasho.local.loader.year.GatheringEntry;
import org.ibasho.local.loader.year.Span;
import org.ibasho.local.loader.year.Standing;
import tools.jackson.databind.JsonNode;

/** Brings one gathering to where it is to stand, in the steps that people would take. Steps already taken change nothing. */
record GatheringLoad(Api api, Keys keys, LocalDate today) {

    private static final Map<String, String> NOTHING_MORE = Map.of();

    /** What is loaded knows nothing of who was there; that it was announced so is written down with each. */
    private static final Map<String, Boolean> WITH_MISSING_SEATS = Map.of("withMissingSeats", true);

    /**
     * Takes the steps that are due.
     *
     * @return the gathering's path
     * @throws org.ibasho.local.loader.api.Refused if the system has it otherwise than the file
     */
    String load(GatheringEntry entry) {
        Steps steps = new Steps(api, keys, entry);
        Standing standing = entry.standing(today);
        String path = steps.take(SUPERVISOR, "/api/gatherings", plan(entry), "plan");
        announce(steps, path, standing);
        if (standing != Standing.PLANNED) {
            answer(steps, path);
        }
        switch (standing) {
            case PLANNED -> {}
            case PUBLISHED -> consult(entry, path);
            case CANCELLED -> cancel(steps, path);
            case HELD -> {
                count(steps, path);
                consult(entry, path);
                steps.take(SUPERVISOR, path + "/conclusion", NOTHING_MORE, "conclude", "gathering-concluded");
            }
        }
        return path;
    }

    private static Map<String, Object> plan(GatheringEntry entry) {
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("programme", entry.kind().programme().code());
        plan.put("kind", entry.kind().code());
        if (entry.theme() != null) {
            plan.put("theme", entry.theme());
        }
        plan.putAll(times(entry.announced()));
        plan.put("venue", entry.venue());
        plan.put("doors", entry.doors());
        return plan;
    }

    /** A year in a file is mostly over; whoever wrote it down knew what was at one place at one time. */
    private static Map<String, Object> times(Span span) {
        return Map.of(
                "startsAt",
                span.startsAt().toString(),
                "endsAt",
                span.endsAt().toString(),
                "lateRecord",
                true,
                "acceptOverlap",
                true);
    }

    /** What is cancelled was announced before: people who had heard of it have to hear of this. */
    private static void announce(Steps steps, String path, Standing standing) {
        if (standing != Standing.PLANNED) {
            String[] alreadySo = {"gathering-already-published", "gathering-concluded"};
            steps.take(SUPERVISOR, path + "/publication", WITH_MISSING_SEATS, "publish", alreadySo);
        }
        Span moved = steps.entry().moved();
        if (moved != null) {
            steps.take(SUPERVISOR, path + "/rescheduling", times(moved), "move", "gathering-concluded");
        }
    }

    private void answer(Steps steps, String path) {
        CentreAnswer answer = steps.entry().answer();
        if (answer == null) {
            return;
        }
        if (steps.entry().moved() != null) {
            awaitTheMoveAtTheCentre(path);
        }
        Map<String, Object> body = switch (answer) {
            case CentreAnswer.Comes(String counsellor) -> Map.of("accepted", true, "counsellor", counsellor);
            case CentreAnswer.CannotCome(String reason) -> Map.of("accepted", false, "reason", reason);
        };
        steps.take(COORDINATOR, "/api/dispatches/" + id(path) + "/answer", body, "answer");
    }

    /** An answer to a request for another time would be void as soon as the centre hears of the move. */
    private void awaitTheMoveAtTheCentre(String path) {
        OffsetDateTime start = start(api.get(SUPERVISOR, path));
        api.patience().until(() -> {
            boolean heard =
                    start(api.get(COORDINATOR, "/api/dispatches/" + id(path))).isEqual(start);
            return heard ? new Attempt.Done<>(path) : new Attempt.NotYet<>(() -> notHeard(path));
        });
    }

    private static OffsetDateTime start(JsonNode gathering) {
        return OffsetDateTime.parse(gathering.path("startsAt").asString());
    }

    private static Stopped notHeard(String path) {
        return new Stopped("The centre does not hear that " + path
                + " was moved: look at the logs of Kafka and consultation, and load the file again.");
    }

    private static void cancel(Steps steps, String path) {
        Map<String, String> why = Map.of("reason", String.valueOf(steps.entry().cancelled()));
        steps.take(SUPERVISOR, path + "/cancellation", why, "cancel", "gathering-cancelled");
    }

    private void count(Steps steps, String path) {
        steps.take(PEER_STAFF, path + "/door/opening", NOTHING_MORE, "open", "door-closed");
        List<Batch> batches = new DoorMarks(keys, steps.entry()).batches();
        for (int i = 0; i < batches.size(); i++) {
            steps.take(PEER_STAFF, path + "/door/marks", batches.get(i), "marks " + i);
        }
        steps.take(PEER_STAFF, path + "/door/closing", NOTHING_MORE, "close");
    }

    private void consult(GatheringEntry entry, String path) {
        ConsultationLoad consultations = new ConsultationLoad(api, keys);
        entry.pastConsultations(today).forEach(each -> consultations.at(id(path), each));
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
