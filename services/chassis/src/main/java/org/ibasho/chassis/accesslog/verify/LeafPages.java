package org.ibasho.chassis.accesslog.verify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.ibasho.chassis.accesslog.entry.Entry;
import org.ibasho.chassis.accesslog.entry.EntryTable;
import org.ibasho.chassis.accesslog.merkle.TreeHash;
import org.ibasho.chassis.accesslog.verify.Finding.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the leaves in their order, a page at a time, and looks whether each process's numbers are complete. The hash of
 * a leaf is that of its entry; only where the entry has expired, it is the stored one.
 */
final class LeafPages {

    private static final int PAGE = 5_000;
    private static final int MOST_TOLD = 100;
    private static final TreeHash NOTHING = TreeHash.leaf(new byte[0]);

    private final JdbcClient jdbc;
    private final HeadsToCompare heads;
    private final ChainsToCompare chains;
    private final List<Finding> findings;
    private int missing;

    LeafPages(JdbcClient jdbc, HeadsToCompare heads, ChainsToCompare chains, List<Finding> findings) {
        this.jdbc = jdbc;
        this.heads = heads;
        this.chains = chains;
        this.findings = findings;
    }

    private record Leaf(
            long index,
            String process,
            long number,
            @Nullable TreeHash stored,
            @Nullable Entry entry) {}

    /** Hands over the hash of each leaf; that of nothing if its entry is missing. */
    void forEach(Consumer<TreeHash> take) {
        long next = 0;
        List<Leaf> page = page(next);
        while (!page.isEmpty()) {
            for (Leaf leaf : page) {
                if (leaf.index() != next) {
                    // what comes after has lost its place in the tree
                    missing(Kind.MISSING, "leaf " + next);
                    return;
                }
                take.accept(hash(leaf));
                next++;
            }
            page = page(next);
        }
    }

    private TreeHash hash(Leaf leaf) {
        long expected = chains.lastNumber(leaf.process()) + 1;
        if (leaf.number() != expected) {
            missing(
                    Kind.MISSING,
                    "leaf %d is entry %d of %s and should be %d"
                            .formatted(leaf.index(), leaf.number(), leaf.process(), expected));
        }
        TreeHash hash = leaf.entry() == null
                ? withoutEntry(leaf)
                : TreeHash.leaf(leaf.entry().leaf());
        chains.next(leaf.process(), leaf.number(), hash);
        return hash;
    }

    private TreeHash withoutEntry(Leaf leaf) {
        TreeHash stored = leaf.stored();
        if (leaf.index() < heads.saidToBeExpired() && stored != null) {
            if (leaf.index() >= heads.expired()) {
                missing(Kind.EXPIRED_UNWITNESSED, where(leaf));
            }
            return stored;
        }
        missing(Kind.MISSING, where(leaf));
        return NOTHING;
    }

    private static String where(Leaf leaf) {
        return "entry %d of %s, leaf %d".formatted(leaf.number(), leaf.process(), leaf.index());
    }

    private void missing(Kind kind, String where) {
        if (missing++ < MOST_TOLD) {
            findings.add(new Finding(kind, where));
        }
    }

    private List<Leaf> page(long from) {
        return jdbc.sql("""
            select l.index, l.process as leaf_process, l.number as leaf_number, n.hash, %s
              from leaf l left join access_entry e on e.process = l.process and e.number = l.number
              left join node n on e.process is null and n.level = 0 and n.index = l.index
             where l.index >= ? order by l.index limit ?
            """.formatted(EntryTable.COLUMNS))
                .params(from, PAGE)
                .query((row, n) -> read(row))
                .list();
    }

    private static Leaf read(ResultSet row) throws SQLException {
        @Nullable Entry entry = row.getString("process") == null ? null : EntryTable.read(row);
        byte[] stored = row.getBytes("hash");
        return new Leaf(
                row.getLong("index"),
                row.getString("leaf_process"),
                row.getLong("leaf_number"),
                stored == null ? null : TreeHash.of(stored),
                entry);
    }
}
