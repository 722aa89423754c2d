package org.ibasho.attacks.everyday.traffic;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.system.NotRunning;

/**
 * Sends a command until it is answered, each time under the same idempotency key, as a careful client does. Afterwards
 * it is known what the system has to show.
 */
public final class Commands {

    /** What another process has not read yet is found a little later. */
    private static final Set<String> ARRIVING =
            Set.of("gathering-not-found", "dispatch-not-found", "door-not-yet", "changed-meanwhile");

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final int REPEATED = 10;

    private final RequestLog log;
    private final Duration patience;
    private final Duration pause;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    /**
     * @param patience within which every command has to be answered, whatever is killed
     * @param pause between two attempts
     */
    public Commands(RequestLog log, Duration patience, Duration pause) {
        this.log = log;
        this.patience = patience;
        this.pause = pause;
    }

    /** Sends a command that no rule forbids; empty if it was refused or never answered, which is a problem. */
    public Optional<Answer> send(Client client, Random random, String path, Object body) {
        return send(client, random, "POST", path, Json.write(body), Set.of());
    }

    /** Sends a command that a rule may forbid. */
    public Optional<Answer> send(Client client, Random random, String path, Object body, Set<String> rules) {
        return send(client, random, "POST", path, Json.write(body), rules);
    }

    /** Sends a command without a body that no rule forbids. */
    public Optional<Answer> delete(Client client, Random random, String path) {
        return send(client, random, "DELETE", path, "", Set.of());
    }

    private Optional<Answer> send(
            Client client, Random random, String method, String path, String body, Set<String> rules) {
        // not of the seed: a second run with the same one would get the answers of the first
        UUID key = UUID.randomUUID();
        long begun = System.nanoTime();
        while (true) {
            Answer answer = attempt(client, method, path, body, key);
            if (isAcknowledged(answer)) {
                acknowledged.incrementAndGet();
                if (random.nextInt(REPEATED) == 0) {
                    repeat(client, method, path, body, key, answer);
                }
                return Optional.of(answer);
            }
            if (!isPassing(answer)) {
                refused(client, method + " " + path, answer, rules);
                return Optional.empty();
            }
            if (System.nanoTime() - begun > patience.toNanos()) {
                log.problem("%s, %s %s: not acknowledged within %d s, at last %s"
                        .formatted(client.actor(), method, path, patience.toSeconds(), answer.summary()));
                return Optional.empty();
            }
            again.incrementAndGet();
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private static Answer attempt(Client client, String method, String path, String body, UUID key) {
        try {
            return client.command(method, path, body, key);
        } catch (NotRunning noToken) {
            return Answer.NONE;
        }
    }

    private static boolean isAcknowledged(Answer answer) {
        return answer.status() / 100 == 2;
    }

    private static boolean isPassing(Answer answer) {
        return answer.status() == 0
                || answer.status() >= 500
                || answer.status() == UNAUTHORIZED
                || answer.status() == TOO_MANY
                || ARRIVING.contains(answer.code());
    }

    private void refused(Client client, String request, Answer answer, Set<String> rules) {
        refused.incrementAndGet();
        if (!rules.contains(answer.code())) {
            log.problem("%s, %s: refused with %s".formatted(client.actor(), request, answer.summary()));
        }
    }

    /** An acknowledged command that is sent again has no further effect and gets the same answer. */
    private void repeat(Client client, String method, String path, String body, UUID key, Answer first) {
        Answer second = attempt(client, method, path, body, key);
        repeated.incrementAndGet();
        boolean same =
                second.status() == first.status() && second.header("location").equals(first.header("location"));
        if (!same && !isPassing(second)) {
            log.problem("%s, %s %s: acknowledged with %s, and sent again %s"
                    .formatted(client.actor(), method, path, first.summary(), second.summary()));
        }
    }

    public int acknowledged() {
        return acknowledged.get();
    }

    @Override
    public String toString() {
        return "%d commands acknowledged, %d attempts repeated after no answer or a passing one, %d sent again after"
                        .formatted(acknowledged.get(), again.get(), repeated.get())
                + " their acknowledgement, %d refused by a rule".formatted(refused.get());
    }
}
