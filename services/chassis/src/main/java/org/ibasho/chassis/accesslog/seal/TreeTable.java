package org.ibasho.chassis.accesslog.seal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibasho.chassis.accesslog.entry.Entry;
import org.ibasho.chassis.accesslog.entry.EntryTable;
import org.ibasho.chassis.accesslog.merkle.CompactRange;
import org.ibasho.chassis.accesslog.merkle.TreeHash;
import org.ibasho.chassis.accesslog.merkle.TreeNodes;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the tree: which entry is which leaf, the hashes of complete subtrees, and the signed heads. */
public final class TreeTable implements TreeNodes {

    private static final String ONE_AT_A_TIME = "select pg_try_advisory_xact_lock(hashtextextended('seal', 0))";

    private final JdbcClient jdbc;

    public TreeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A new leaf. */
    record Leaf(long index, Entry entry) {}

    /** A new complete subtree. */
    record Node(int level, long index, TreeHash hash) {}

    /** An entry that is no leaf yet, and the number of its process's last one that is. */
    record Unsealed(long sealedBefore, Entry entry) {}

    /** Whether this transaction may seal. */
    boolean lock() {
        return jdbc.sql(ONE_AT_A_TIME).query(Boolean.class).single();
    }

    /** The time of the server, which all processes of the side share. */
    Instant time() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** The latest head; empty before the first one. */
    public Optional<Head> latest() {
        return jdbc.sql("select size, note from head order by size desc limit 1")
                .query((row, n) -> new Head(row.getLong("size"), row.getString("note")))
                .optional();
    }

    @Override
    public TreeHash node(int level, long index) {
        return jdbc.sql("select hash from node where level = ? and index = ?")
                .params(level, index)
                .query((row, n) -> TreeHash.of(row.getBytes("hash")))
                .optional()
                .orElseThrow(() -> new IllegalStateException("node " + index + " of level " + level + " is missing"));
    }

    /** What each process has written since, by number, at most so many for each. */
    List<Unsealed> unsealed(int mostOfAProcess) {
        return jdbc.sql("""
            select %s, done.number as sealed_before
              from log_process p
              cross join lateral (
                  select coalesce(max(l.number), 0) as number from leaf l where l.process = p.process) done
              cross join lateral (
                  select * from access_entry a where a.process = p.process and a.number > done.number
                   order by a.number limit ?) e
             order by e.process, e.number
            """.formatted(EntryTable.COLUMNS))
                .param(mostOfAProcess)
                .query((row, n) -> new Unsealed(row.getLong("sealed_before"), EntryTable.read(row)))
                .list();
    }

    void addLeaves(List<Leaf> leaves) {
        jdbc.sql("""
            insert into leaf (index, process, number)
            select * from unnest(?::bigint[], ?::text[], ?::bigint[])
            """)
                .param(leaves.stream().map(Leaf::index).toArray(Long[]::new))
                .param(leaves.stream().map(leaf -> leaf.entry().process()).toArray(String[]::new))
                .param(leaves.stream().map(leaf -> leaf.entry().number()).toArray(Long[]::new))
                .update();
    }

    void addNodes(List<Node> nodes) {
        jdbc.sql("""
            insert into node (level, index, hash)
            select * from unnest(?::smallint[], ?::bigint[], ?::bytea[])
            """)
                .param(nodes.stream().map(node -> (short) node.level()).toArray(Short[]::new))
                .param(nodes.stream().map(Node::index).toArray(Long[]::new))
                .param(nodes.stream().map(node -> node.hash().bytes()).toArray(byte[][]::new))
                .update();
    }

    void addHead(Head head) {
        jdbc.sql("insert into head (size, note, sealed_at) values (?, ?, now())")
                .params(head.size(), head.note())
                .update();
    }

    /** The highest number of a process that is a leaf of the tree with this size; 0 if there is none. */
    public long coveredNumber(String process, long size) {
        return jdbc.sql("select number from leaf where process = ? and index < ? order by number desc limit 1")
                .params(process, size)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Appends leaves to the range, and says which rows that makes. */
    static List<Node> append(CompactRange range, List<Entry> entries) {
        List<Node> nodes = new ArrayList<>();
        entries.forEach(entry -> range.append(
                TreeHash.leaf(entry.leaf()), (level, index, hash) -> nodes.add(new Node(level, index, hash))));
        return nodes;
    }
}
