package org.ibasho.attacks.input;

import java.util.List;
import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.http.Http;
import org.ibasho.attacks.run.Attack;
import org.ibasho.attacks.run.Report;
import org.ibasho.attacks.run.Row;
import org.ibasho.attacks.system.RunningSystem;

/** Publishes a draft whose seats are missing without saying that this is meant. */
public final class Publication implements Attack {

    @Override
    public String name() {
        return "publication";
    }

    @Override
    public void run(RunningSystem system, Report report) {
        Http supervisor = system.npo("supervisor");
        String path = "/api/gatherings/" + system.scene().draft() + "/publication";
        Row named = report.row("{}, nothing, null, false while seats are missing", "409, seats are named");
        for (String body : List.of("{}", "", "null", "{\"withMissingSeats\": false}", "{\"withMissingSeats\": null}")) {
            Answer answer = supervisor.json(path, body);
            boolean seats = answer.json().path("errors").values().stream()
                    .anyMatch(error -> error.path("field").asString("").startsWith("seats.PEER"));
            named.came(body, answer, answer.status() == 409 && answer.code().equals("seats-missing") && seats);
        }
        Row refused = report.row("a list, a text, a number, half a body", "400");
        for (String body :
                List.of("[]", "\"x\"", "1", "{\"withMissingSeats\": ", "{\"withMissingSeats\": \"maybe\"}")) {
            Answer answer = supervisor.json(path, body);
            refused.came(body, answer, answer.status() == 400);
        }
    }
}
