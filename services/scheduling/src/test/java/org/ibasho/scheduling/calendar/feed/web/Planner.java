package org.ibasho.scheduling.calendar.feed.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibasho.testing.Api;

/** The supervisor, who plans the gatherings of the feeds. */
public record Planner(Api api) {

    private static final String GATHERINGS = "/api/gatherings";

    public String planned(String kind, String programme, String day, String town) {
        Api.Answer answer = api.post(GATHERINGS, """
                {"programme": "%s", "kind": "%s", "theme": "ひきこもりの日", "startsAt": "%3$sT13:30:00+09:00",
                 "endsAt": "%3$sT16:00:00+09:00", "venue": {"name": "会館 3階", "town": "%4$s"},
                 "doors": ["VENUE", "ZOOM"],
                 "lateRecord": true, "acceptOverlap": true}
                """.formatted(programme, kind, day, town));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.header("Location").substring(GATHERINGS.length() + 1);
    }

    public String published(String kind, String programme, String day, String town) {
        String id = planned(kind, programme, day, town);
        done(id, "publication", "{\"withMissingSeats\": true}");
        return id;
    }

    public void move(String id, String day) {
        done(id, "rescheduling", """
                {"startsAt": "%1$sT13:30:00+09:00", "endsAt": "%1$sT16:00:00+09:00", "lateRecord": true,
                 "acceptOverlap": true}
                """.formatted(day));
    }

    public void cancel(String id) {
        done(id, "cancellation", "{\"reason\": \"雪のため\"}");
    }

    private void done(String id, String what, String body) {
        assertThat(api.post(GATHERINGS + "/" + id + "/" + what, body).status()).isEqualTo(204);
    }
}
