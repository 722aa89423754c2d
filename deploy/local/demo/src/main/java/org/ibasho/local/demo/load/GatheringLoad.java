package org.ibasho.local.demo.load;

import static org.ibasho.local.demo.api.Caller.COORDINATOR;
import static org.ibasho.local.demo.api.Caller.PEER_STAFF;
import static org.ibasho.local.demo.api.Caller.SUPERVISOR;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ibasho.local.demo.api.Api;
import org.ibasho.local.demo.api.Caller;
import org.ibasho.local.demo.api.LoadFailure;
import org.ibasho.local.demo.api.Refusal;
import org.ibasho.local.demo.api.Retry.NotYet;
import org.ibasho.local.demo.load.DoorMarks.Batch;
import org.ibasho.local.demo.year.CentreAnswer;
import org.ibasho.local.demo.year.GatheringEntry;
import org.ibasho.local.demo.year.Span;
import org.ibasho.local.demo.year.TargetState;

/**
 * Brings one gathering to its target state, in the steps that people would take. A step taken before changes nothing.
 *
 * @param counsellors the ids of the counsellors by their names
 */
record GatheringLoad(Api api, Keys keys, LocalDate today, Map<String, String> counsellors, GatheringEntry entry) {

    private static final Map<String, String> EMPTY = Map.of();

    /** The file does not say who was on duty: each gathering is published with its seats missing. */
    private static final Map<String, Boolean> WITH_MISSING_SEATS = Map.of("withMissingSeats", true);

    /**
     * Takes the steps that are due and answers the gathering's path; throws a refusal if the system has it otherwise.
     */
    String load() {
        TargetState target = entry.targetState(today);
        String path = step(SUPERVISOR, "/api/gatherings", plan(), "plan");
        publish(path, target);
        switch (target) {
            case PLANNED -> {}
            case PUBLISHED -> consult(path);
            case CANCELLED -> {
                Map<String, String> why = Map.of("reason", String.valueOf(entry.cancelled()));
                step(SUPERVISOR, path + "/cancellation", why, "cancel", "gathering-cancelled");
            }
            case HELD -> {
                count(path);
                consult(path);
                step(SUPERVISOR, path + "/conclusion", EMPTY, "conclude", "gathering-concluded");
            }
        }
        return path;
    }

    /** Takes a step under its own key; the refusals mean that somebody has taken it on a page before. */
    private String step(Caller caller, String path, Object body, String name, String... takenBefore) {
        try {
            return api.post(caller, path, body, keys.of(entry, name));
        } catch (Refusal refusal) {
            if (Set.of(takenBefore).contains(refusal.code())) {
                return "";
            }
            throw refusal;
        }
    }

    private Map<String, Object> plan() {
        Map<String, Object> plan = new LinkedHashMap<>(times(entry.announced()));
        plan.put("programme", entry.kind().programme().code());
        plan.put("kind", entry.kind().code());
        if (entry.theme() != null) {
            plan.put("theme", entry.theme());
        }
        plan.put(
                "venue",
                Map.of("name", entry.venue().name(), "town", entry.venue().town()));
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

    /** A gathering that is cancelled was published before: people who know of it have to learn of the cancellation. */
    private void publish(String path, TargetState target) {
        if (target != TargetState.PLANNED) {
            String[] published = {"gathering-already-published", "gathering-concluded"};
            step(SUPERVISOR, path + "/publication", WITH_MISSING_SEATS, "publish", published);
        }
        if (entry.moved() != null) {
            step(SUPERVISOR, path + "/rescheduling", times(entry.moved()), "move", "gathering-concluded");
        }
        if (target != TargetState.PLANNED && entry.answer() != null) {
            answer(path, entry.answer());
        }
    }

    private void answer(String path, CentreAnswer answer) {
        String dispatch = "/api/dispatches/" + id(path);
        if (entry.moved() != null) {
            awaitMove(path, dispatch);
        }
        Map<String, Object> body = switch (answer) {
            case CentreAnswer.Comes(String counsellor) ->
                Map.of("accepted", true, "counsellorId", String.valueOf(counsellors.get(counsellor)));
            case CentreAnswer.CannotCome(String reason) -> Map.of("accepted", false, "reason", reason);
        };
        step(COORDINATOR, dispatch + "/answer", body, "answer");
    }

    /** An answer for the earlier time would be void as soon as the centre reads of the move. */
    private void awaitMove(String path, String dispatch) {
        OffsetDateTime start = start(SUPERVISOR, path);
        api.retry().call(() -> {
            if (start(COORDINATOR, dispatch).isEqual(start)) {
                return path;
            }
            throw new NotYet(new LoadFailure("The centre does not read that " + path
                    + " was moved: look at the logs of Kafka and consultation, and load the file again."));
        });
    }

    private OffsetDateTime start(Caller caller, String path) {
        return OffsetDateTime.parse(api.get(caller, path).path("startsAt").asString());
    }

    private void count(String path) {
        step(PEER_STAFF, path + "/door/opening", EMPTY, "open", "door-closed");
        List<Batch> batches = new DoorMarks(keys, entry).batches();
        for (int i = 0; i < batches.size(); i++) {
            step(PEER_STAFF, path + "/door/marks", batches.get(i), "marks " + i);
        }
        step(PEER_STAFF, path + "/door/closing", EMPTY, "close");
    }

    private void consult(String path) {
        ConsultationLoad consultations = new ConsultationLoad(api, keys);
        entry.pastConsultations(today).forEach(each -> consultations.at(id(path), each));
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
