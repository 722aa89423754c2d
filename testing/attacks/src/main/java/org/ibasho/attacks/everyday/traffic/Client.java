package org.ibasho.attacks.everyday.traffic;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.http.Http;
import org.ibasho.attacks.system.RunningSystem;
import org.ibasho.attacks.system.Side;

/**
 * Sends the requests of one actor in one role, and has each of them counted.
 *
 * @param role empty for somebody without a login
 */
public record Client(RunningSystem system, RequestLog log, String actor, Side side, String role) {

    private Http http() {
        return role.isEmpty() ? Http.at(side.front()) : system.as(side, role);
    }

    /** Reads from the API. */
    public Answer get(String path) {
        return counted("GET " + path, path, () -> http().get(path));
    }

    /** Reads a page as a browser does. */
    public Answer page(String path) {
        return counted("GET " + path, path, () -> http().asBrowser().get(path));
    }

    /** Sends a body of any kind with a function that has the client's headers. */
    public Answer send(String path, UploadOf upload) {
        return counted("POST " + path, path, () -> upload.to(http()));
    }

    /** How something is sent with the headers of a client. */
    @FunctionalInterface
    public interface UploadOf {
        Answer to(Http http);
    }

    /** Sends one attempt of a command. */
    Answer command(String method, String path, String body, UUID key) {
        return counted(method + " " + path, path, () -> {
            Http keyed = http().header("Idempotency-Key", key.toString());
            return method.equals("POST") ? keyed.json(path, body) : keyed.send(method, path);
        });
    }

    /** Counts what a browser does on its own, with a login and redirects. */
    public Answer counted(String request, String path, Supplier<Answer> exchange) {
        Instant begun = Instant.now();
        Answer answer = Answer.NONE;
        try {
            answer = exchange.get();
            return answer;
        } finally {
            Set<String> through = Through.of(side, path);
            log.add(new Exchange(actor, request, through, begun, Instant.now(), answer.status()));
        }
    }

    /** Counts something that has failed at some time since, such as a session that has ended. */
    public void failedSince(Instant since, String what, String path) {
        log.add(new Exchange(actor, what, Through.of(side, path), since, Instant.now(), 0));
    }

    /** The same actor in another role. */
    public Client as(Side otherSide, String otherRole) {
        return new Client(system, log, actor, otherSide, otherRole);
    }
}
