package org.ibasho.chassis.projection.build;

import java.time.Duration;
import java.util.List;
import org.ibasho.chassis.eventstore.reader.ParkedStreams;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Definitions of read models that no process has used for a while: those of programs that were replaced, and those of
 * read models that no program has any more. The methods join the caller's transaction.
 *
 * <p>The row in {@code read_model} decides between a process that forgets a definition and one that begins to use it:
 * either of them waits for the other one's transaction there.
 */
public final class UnusedDefinitions {

    private static final Duration SHORTEST = Duration.ofMinutes(10);

    private final String[] own;
    private final Duration keep;

    /**
     * @param own the ids of this program's definitions, which it is about to use, however long ago that was last done
     * @param keep how long; a process says about once a minute what it uses
     */
    public UnusedDefinitions(List<String> own, Duration keep) {
        if (keep.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("read models have to be kept for " + SHORTEST + " at least: " + keep);
        }
        this.own = own.toArray(String[]::new);
        this.keep = keep;
    }

    /** Whether there are any. */
    public boolean exist(JdbcClient jdbc) {
        return !find(jdbc).isEmpty();
    }

    List<String> find(JdbcClient jdbc) {
        return jdbc.sql("""
            select id from read_model where id <> all(?) and used_at < now() - make_interval(secs => ?)
            """)
                .params(own, keep.toSeconds())
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Forgets a definition, unless a process has begun to use it. Returns whether it is forgotten. */
    boolean forget(JdbcClient jdbc, String id) {
        boolean forgotten = jdbc.sql("""
            delete from read_model where id = ? and used_at < now() - make_interval(secs => ?)
            """).params(id, keep.toSeconds()).update() == 1;
        if (forgotten) {
            jdbc.sql("delete from reader_position where reader = ?").param(id).update();
            new ParkedStreams(jdbc).clear("^" + id + "(_build_[0-9]+)?$");
        }
        return forgotten;
    }
}
