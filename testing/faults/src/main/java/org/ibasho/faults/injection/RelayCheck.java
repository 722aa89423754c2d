package org.ibasho.faults.injection;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Checks while several publishers run that one of them, and only one, publishes. */
final class RelayCheck {

    private static final String CHECK = "relay: ";

    /** A process notices within a second and a half that it has lost the claim. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private final RunContext run;

    RelayCheck(RunContext run) {
        this.run = run;
    }

    /** What is stored from now on is published, although an instance is paused. */
    void somebodyPublishes() {
        long mark = lastPosition();
        run.awaitProgress();
        requirePublished(idsAfter(mark), "nothing is published while another publisher is paused");
    }

    /** What is stored from now on is published once, although several instances run. */
    void onlyOnePublishes() {
        LockSupport.parkNanos(SETTLED.toNanos());
        long mark = lastPosition();
        run.awaitProgress();
        List<String> ids = idsAfter(mark);
        requirePublished(ids, "nothing is published");
        // a second relay may be later than the first
        run.awaitProgress();
        Map<String, Long> times = run.kafka().current().timesSent(ids);
        long more = times.values().stream().filter(sent -> sent > 1).count();
        if (more > 0) {
            run.differences().add(CHECK + "%d of %d events are published more than once".formatted(more, ids.size()));
        }
    }

    private void requirePublished(List<String> ids, String otherwise) {
        run.require(() -> run.kafka().current().timesSent(ids).size() == ids.size(), CHECK + otherwise);
    }

    private long lastPosition() {
        return publisher("select coalesce(max(position), 0) from %s")
                .query(Long.class)
                .single();
    }

    private List<String> idsAfter(long position) {
        return publisher("select event_id::text from %s where position > " + position)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private StatementSpec publisher(String query) {
        return run.system()
                .database("publisher")
                .jdbc()
                .sql(query.formatted(run.system().eventTable()));
    }
}
