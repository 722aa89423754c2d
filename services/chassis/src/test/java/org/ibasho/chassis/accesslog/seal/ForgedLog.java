package org.ibasho.chassis.accesslog.seal;

import java.util.ArrayList;
import java.util.List;
import org.ibasho.chassis.accesslog.entry.Entry;
import org.ibasho.chassis.accesslog.entry.EntryTable;
import org.ibasho.chassis.accesslog.merkle.Checkpoint;
import org.ibasho.chassis.accesslog.merkle.CompactRange;
import org.ibasho.chassis.accesslog.merkle.SigningKey;
import org.ibasho.chassis.accesslog.merkle.TreeHash;
import org.ibasho.chassis.accesslog.seal.TreeTable.Node;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole content of a log in memory, which an attacker changes and writes back as superuser.
 *
 * @param entries what is stored
 * @param leaves which of them are leaves, in their order; one that is not among the entries has lost its entry
 * @param heads signed
 * @param expired how many of the first leaves have expired: their entries are gone, and the attacker knows them still
 */
record ForgedLog(List<Entry> entries, List<Entry> leaves, List<Head> heads, int expired) {

    static ForgedLog read(JdbcClient jdbc) {
        List<Entry> leaves = jdbc.sql("select " + EntryTable.COLUMNS
                        + " from leaf l join access_entry e using (process, number) order by l.index")
                .query((row, n) -> EntryTable.read(row))
                .list();
        List<Head> heads = jdbc.sql("select size, note from head order by size")
                .query((row, n) -> new Head(row.getLong("size"), row.getString("note")))
                .list();
        return new ForgedLog(leaves, leaves, heads, 0);
    }

    ForgedLog copy() {
        return new ForgedLog(new ArrayList<>(entries), new ArrayList<>(leaves), new ArrayList<>(heads), expired);
    }

    /** The same after the sweep. */
    ForgedLog withoutExpired(int first) {
        return new ForgedLog(leaves.subList(first, leaves.size()), leaves, heads, first);
    }

    /** Writes entries, leaves and heads, and the tree's hashes on demand. */
    void write(JdbcClient jdbc, boolean hashes) {
        jdbc.sql("delete from access_entry").update();
        jdbc.sql("delete from leaf").update();
        jdbc.sql("delete from head").update();
        jdbc.sql("""
            insert into access_entry (process, number, at, request, subject, kind, sealed)
            select process, number, at::timestamptz, request, subject, kind, sealed
              from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                   as e (process, number, at, request, subject, kind, sealed)
            """)
                .param(entries.stream().map(Entry::process).toArray(String[]::new))
                .param(entries.stream().map(Entry::number).toArray(Long[]::new))
                .param(entries.stream().map(entry -> entry.at().toString()).toArray(String[]::new))
                .param(entries.stream().map(Entry::request).toArray(String[]::new))
                .param(entries.stream().map(Entry::subject).toArray(String[]::new))
                .param(entries.stream().map(Entry::kind).toArray(String[]::new))
                .param(entries.stream().map(Entry::sealed).toArray(String[]::new))
                .update();
        TreeTable table = new TreeTable(jdbc);
        List<TreeTable.Leaf> rows = new ArrayList<>();
        leaves.forEach(leaf -> rows.add(new TreeTable.Leaf(rows.size(), leaf)));
        table.addLeaves(rows);
        heads.forEach(table::addHead);
        if (hashes) {
            jdbc.sql("delete from node").update();
            List<Node> nodes = TreeTable.append(CompactRange.empty(), leaves);
            table.addNodes(nodes);
        }
    }

    /**
     * Heads of the leaves as they are, of these sizes, with whatever key the attacker has.
     *
     * @param nowExpired what they say has expired
     */
    List<Head> headsAgain(List<Long> sizes, String origin, SigningKey key, long nowExpired) {
        List<Head> again = new ArrayList<>();
        CompactRange range = CompactRange.empty();
        for (int leaf = 0; leaf <= leaves.size(); leaf++) {
            if (sizes.contains((long) leaf) || leaf == leaves.size()) {
                again.add(new Head(
                        leaf,
                        key.sign(new Checkpoint(origin, leaf, range.root(), Math.min(leaf, nowExpired)).text())
                                .toString()));
            }
            if (leaf < leaves.size()) {
                range.append(TreeHash.leaf(leaves.get(leaf).leaf()), (level, index, hash) -> {});
            }
        }
        return again;
    }
}
