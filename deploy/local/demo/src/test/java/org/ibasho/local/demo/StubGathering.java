package org.ibasho.local.demo;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A gathering as the stub keeps it. */
final class StubGathering {

    private final JsonNode plan;
    private final Set<String> marks = new HashSet<>();
    private String state = "PLANNED";
    private String startsAt;
    private String startsAtForTheCentre;
    private String door = "NOT_OPENED";
    private String answer = "";
    private int unknownFor;
    private int newsLag;

    /** @param unknownFor how many times others say that they have not heard of it yet */
    StubGathering(JsonNode plan, int unknownFor) {
        this.plan = plan;
        this.startsAt = plan.path("startsAt").asString();
        this.startsAtForTheCentre = startsAt;
        this.unknownFor = unknownFor;
        this.newsLag = unknownFor;
    }

    String programme() {
        return plan.path("programme").asString();
    }

    String day() {
        return startsAt.substring(0, 10);
    }

    String month() {
        return startsAt.substring(0, 7);
    }

    String startsAt() {
        return startsAt;
    }

    /** As far as the centre has heard. When it hears of a move, an earlier answer is void. */
    String startsAtForTheCentre() {
        if (!startsAtForTheCentre.equals(startsAt) && newsLag-- <= 0) {
            startsAtForTheCentre = startsAt;
            answer = "";
        }
        return startsAtForTheCentre;
    }

    String state() {
        return state;
    }

    String answer() {
        return answer;
    }

    int visits() {
        return marks.size();
    }

    /** Whether the other services have heard of it by now. */
    boolean isKnown() {
        return !state.equals("PLANNED") && unknownFor-- <= 0;
    }

    /** Does what is asked and answers the code of the rule that forbids it, or an empty text. */
    String take(String step, JsonNode body) {
        return switch (step) {
            case "publication" -> become("PUBLISHED", state.equals("PLANNED"), "gathering-already-published");
            case "cancellation" -> become("CANCELLED", state.equals("PUBLISHED"), "gathering-cancelled");
            case "conclusion" -> become("CONCLUDED", state.equals("PUBLISHED"), "gathering-concluded");
            case "rescheduling" -> {
                startsAt = body.path("startsAt").asString();
                yield "";
            }
            case "door/opening" -> {
                door = "OPEN";
                yield "";
            }
            case "door/marks" -> count(body);
            case "door/closing" -> {
                door = "CLOSED";
                yield "";
            }
            case "answer" -> {
                answer = body.toString();
                yield "";
            }
            default -> "not-found";
        };
    }

    private String become(String next, boolean allowed, String otherwise) {
        state = allowed ? next : state;
        return allowed ? "" : otherwise;
    }

    private String count(JsonNode body) {
        if (!door.equals("OPEN")) {
            return "door-not-open";
        }
        body.path("marks").forEach(mark -> marks.add(mark.path("id").asString()));
        return "";
    }
}
