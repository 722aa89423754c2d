package org.ibasho.scheduling.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.testing.Api;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Announces gatherings by the supervisor's commands until they are what the calendar's API would show. */
record Announcer(Api supervisor) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String GATHERINGS = "/api/gatherings";

    /** @param kindUnknown the kind to show, if it is none that can be planned */
    record Announced(String id, @Nullable String kindUnknown) {}

    Announced announce(String gathering) {
        JsonNode shown = JSON.readTree(gathering);
        String kind = shown.path("kind").asString();
        boolean known = Arrays.stream(Kind.values()).anyMatch(it -> it.name().equals(kind));
        String id = published(shown, known ? kind : Kind.REGULAR.name());
        if (shown.hasNonNull("movedFrom")) {
            done(
                    id,
                    "rescheduling",
                    time(text(shown, "startsAt"), text(shown, "endsAt")).put("lateRecord", true));
        }
        switch (shown.path("state").asString()) {
            case "CANCELLED" -> cancel(id, shown);
            case "CONCLUDED" -> done(id, "conclusion", JSON.createObjectNode());
            default -> {
                // it stays announced
            }
        }
        return new Announced(id, known ? null : kind);
    }

    private String published(JsonNode shown, String kind) {
        ObjectNode plan = shown.hasNonNull("movedFrom")
                ? time(text(shown, "movedFrom"), text(shown, "movedFrom").replaceFirst("T..:", "T23:"))
                : time(text(shown, "startsAt"), text(shown, "endsAt"));
        plan.put("kind", kind).put("lateRecord", true);
        for (String same : new String[] {"programme", "theme", "venue", "doors", "details"}) {
            if (shown.hasNonNull(same)) {
                plan.set(same, shown.get(same));
            }
        }
        Api.Answer planned = supervisor.post(GATHERINGS, plan.toString());
        assertThat(planned.status()).as(planned.toString()).isEqualTo(201);
        String id = planned.header("Location").substring(GATHERINGS.length() + 1);
        publish(id);
        return id;
    }

    private void cancel(String id, JsonNode shown) {
        ObjectNode cancellation = JSON.createObjectNode();
        cancellation.put("reason", shown.path("cancellationReason").asString("都合により"));
        JsonNode instead = shown.path("replacement");
        if (instead.isObject()) {
            cancellation.set("replacement", time(text(instead, "startsAt"), text(instead, "endsAt")));
        }
        done(id, "cancellation", cancellation);
        if (instead.isObject()) {
            publish(supervisor
                    .get(GATHERINGS + "/" + id)
                    .json()
                    .path("replacement")
                    .path("id")
                    .asString());
        }
    }

    /** Whatever the past or the place has to say about it. */
    private static ObjectNode time(String startsAt, String endsAt) {
        ObjectNode time = JSON.createObjectNode();
        time.put("startsAt", startsAt);
        time.put("endsAt", endsAt);
        time.put("acceptOverlap", true);
        return time;
    }

    private static String text(JsonNode shown, String field) {
        return shown.path(field).asString();
    }

    private void publish(String id) {
        done(id, "publication", JSON.createObjectNode().put("withMissingSeats", true));
    }

    private void done(String id, String what, ObjectNode body) {
        Api.Answer answer = supervisor.post(GATHERINGS + "/" + id + "/" + what, body.toString());
        assertThat(answer.status()).as(what + ": " + answer).isEqualTo(204);
    }
}
