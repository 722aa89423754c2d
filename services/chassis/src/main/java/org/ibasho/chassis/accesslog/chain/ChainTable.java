package org.ibasho.chassis.accesslog.chain;

import java.util.List;
import org.ibasho.chassis.accesslog.entry.ChainHead;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The chain heads that the other side's processes have sent to this side. */
public final class ChainTable {

    private final JdbcClient jdbc;

    public ChainTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the head of a process unless a later one is known. */
    void keep(String origin, ChainHead head, String note) {
        jdbc.sql("""
            insert into witnessed_chain (origin, process, number, note) values (?, ?, ?, ?)
            on conflict (origin, process) do update
               set number = excluded.number, note = excluded.note, heard_at = now()
             where witnessed_chain.number < excluded.number
            """).params(origin, head.process(), head.number(), note).update();
    }

    /** The signed notes of the latest heads of another side's processes. */
    public List<String> notes(String origin) {
        return jdbc.sql("select note from witnessed_chain where origin = ? order by process")
                .param(origin)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Whether the last entry of a chain has become a leaf, is stored and waits for that, or is lost. */
    State state(ChainHead head) {
        return jdbc.sql("""
            select exists (select from leaf where process = ? and number = ?) as sealed,
                   exists (select from access_entry where process = ? and number = ?) as stored
            """)
                .params(head.process(), head.number(), head.process(), head.number())
                .query((row, n) ->
                        row.getBoolean("sealed") ? State.SEALED : row.getBoolean("stored") ? State.STORED : State.LOST)
                .single();
    }

    /** The state of an entry. */
    enum State {
        SEALED,
        STORED,
        LOST
    }
}
