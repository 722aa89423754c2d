package org.ibasho.attacks.everyday.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether tables have grown by no more than the acknowledged commands explain. */
public final class TableCheck {

    /** Events, their receipts, their numbers, the marks of those who read them, and the rows that pages show. */
    private static final int ROWS_PER_COMMAND = 8;

    /** What was done before the first command and while nobody counted: sweeps, notices, the scene. */
    private static final int APART = 500;

    /** Tables that are empty when all is well: a row in them is an effect that is missing elsewhere. */
    private static final Set<String> EMPTY = Set.of("parked_message", "parked_stream");

    private TableCheck() {}

    /** @param commands how many were acknowledged between the two */
    public static List<String> growth(Map<String, Long> before, Map<String, Long> after, int commands) {
        long most = (long) ROWS_PER_COMMAND * commands + APART;
        List<String> problems = new ArrayList<>();
        after.forEach((table, rows) -> {
            long more = rows - before.getOrDefault(table, 0L);
            if (EMPTY.contains(table.substring(table.lastIndexOf('.') + 1)) && more > 0) {
                problems.add("%s has %d rows more than before; each is something that nobody has processed"
                        .formatted(table, more));
            } else if (more > most) {
                problems.add("%s has grown by %d rows with %d commands, more than %d"
                        .formatted(table, more, commands, most));
            }
        });
        return problems;
    }
}
