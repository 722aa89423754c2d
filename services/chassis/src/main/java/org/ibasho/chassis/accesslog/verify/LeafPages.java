package org.ibasho.chassis.accesslog.verify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ibasho.chassis.accesslog.entry.Entry;
import org.ibasho.chassis.accesslog.entry.EntryTable;
import org.ibasho.chassis.accesslog.verify.Finding.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the leaves in their order, a page at a time, and looks whether each process's numbers are complete. */
final class LeafPages {

    private static final int PAGE = 5_000;
    private static final int MOST_TOLD = 100;
    private static final byte[] NOTHING = {};

    private final JdbcClient jdbc;
    private final List<Finding> findings;
    private final Map<String, Long> lastNumbers = new HashMap<>();
    private int missing;

    LeafPages(JdbcClient jdbc, List<Finding> findings) {
        this.jdbc = jdbc;
        this.findings = findings;
    }

    private record Leaf(
            long index,
            String process,
            long number,
            @Nullable Entry entry) {}

    /** Hands over the content of each leaf; nothing of one whose entry is missing. */
    void forEach(Consumer<byte[]> take) {
        long next = 0;
        List<Leaf> page = page(next);
        while (!page.isEmpty()) {
            for (Leaf leaf : page) {
                if (leaf.index() != next) {
                    // what comes after has lost its place in the tree
                    missing("leaf " + next);
                    return;
                }
                take.accept(content(leaf));
                next++;
            }
            page = page(next);
        }
    }

    private byte[] content(Leaf leaf) {
        long expected = lastNumbers.getOrDefault(leaf.process(), 0L) + 1;
        if (leaf.number() != expected) {
            missing("leaf %d is entry %d of %s and should be %d"
                    .formatted(leaf.index(), leaf.number(), leaf.process(), expected));
        }
        lastNumbers.put(leaf.process(), leaf.number());
        Entry entry = leaf.entry();
        if (entry == null) {
            missing("entry %d of %s, leaf %d".formatted(leaf.number(), leaf.process(), leaf.index()));
            return NOTHING;
        }
        return entry.leaf();
    }

    private void missing(String where) {
        if (missing++ < MOST_TOLD) {
            findings.add(new Finding(Kind.MISSING, where));
        }
    }

    private List<Leaf> page(long from) {
        return jdbc.sql("""
            select l.index, l.process as leaf_process, l.number as leaf_number, %s
              from leaf l left join access_entry e on e.process = l.process and e.number = l.number
             where l.index >= ? order by l.index limit ?
            """.formatted(EntryTable.COLUMNS))
                .params(from, PAGE)
                .query((row, n) -> read(row))
                .list();
    }

    private static Leaf read(ResultSet row) throws SQLException {
        @Nullable Entry entry = row.getString("process") == null ? null : EntryTable.read(row);
        return new Leaf(row.getLong("index"), row.getString("leaf_process"), row.getLong("leaf_number"), entry);
    }
}
