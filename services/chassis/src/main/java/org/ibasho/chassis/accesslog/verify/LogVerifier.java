package org.ibasho.chassis.accesslog.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibasho.chassis.accesslog.chain.ChainNote;
import org.ibasho.chassis.accesslog.entry.ChainHead;
import org.ibasho.chassis.accesslog.entry.EntryTable;
import org.ibasho.chassis.accesslog.merkle.Checkpoint;
import org.ibasho.chassis.accesslog.merkle.CompactRange;
import org.ibasho.chassis.accesslog.merkle.SignedNote;
import org.ibasho.chassis.accesslog.merkle.VerifierKey;
import org.ibasho.chassis.accesslog.seal.TreeTable;
import org.ibasho.chassis.accesslog.verify.Finding.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Verifies a log from its entries on. It trusts nothing that lies in the log's database: what counts are the public
 * key, and the heads that the other side has witnessed and the caller has got from there.
 */
public final class LogVerifier {

    private final JdbcClient jdbc;
    private final VerifierKey key;

    /** @param key the public key of this log */
    public LogVerifier(JdbcClient jdbc, VerifierKey key) {
        this.jdbc = jdbc;
        this.key = key;
    }

    /**
     * Reads the whole log.
     *
     * @param told notes that the other side has kept: heads of this log that it has witnessed, and the heads of chains
     *     that processes of this side have told it
     */
    public Report verify(List<String> told) {
        List<Finding> findings = new ArrayList<>();
        HeadsToCompare heads = new HeadsToCompare(findings);
        ChainsToCompare chains = new ChainsToCompare(findings);
        storedHeads().forEach(note -> head(note, findings).ifPresent(heads::signed));
        for (String note : told) {
            if (ChainNote.isOne(note)) {
                chain(note, findings).ifPresent(chains::told);
            } else {
                head(note, findings).ifPresent(heads::witnessed);
            }
        }
        CompactRange range = CompactRange.empty();
        heads.reached(range);
        new LeafPages(jdbc, heads, chains, findings).forEach(leaf -> {
            range.append(leaf, (level, index, hash) -> {});
            heads.reached(range);
        });
        heads.end(range.size());
        chains.end(new EntryTable(jdbc));
        storedHashes(range, findings);
        long unsealed = unsealed(findings);
        return new Report(
                range.size(),
                heads.expired(),
                heads.signedCount(),
                heads.witnessedCount(),
                heads.goodUpTo(),
                chains.count(),
                unsealed,
                findings);
    }

    private List<String> storedHeads() {
        return jdbc.sql("select note from head order by size")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private Optional<Checkpoint> head(String note, List<Finding> findings) {
        try {
            SignedNote signed = SignedNote.parse(note);
            Checkpoint checkpoint = Checkpoint.parse(signed.text());
            if (key.verifies(signed) && checkpoint.origin().equals(key.name())) {
                return Optional.of(checkpoint);
            }
            findings.add(new Finding(Kind.UNSIGNED, "head of size " + checkpoint.size()));
        } catch (IllegalArgumentException malformed) {
            findings.add(new Finding(Kind.UNSIGNED, "a head that is none"));
        }
        return Optional.empty();
    }

    private Optional<ChainHead> chain(String note, List<Finding> findings) {
        try {
            Optional<ChainHead> head = ChainNote.read(SignedNote.parse(note), key);
            if (head.isPresent()) {
                return head;
            }
            findings.add(new Finding(Kind.UNSIGNED, "head of a chain"));
        } catch (IllegalArgumentException malformed) {
            findings.add(new Finding(Kind.UNSIGNED, "a head of a chain that is none"));
        }
        return Optional.empty();
    }

    /** Proofs are made from these; a tree that is right has them right, too. */
    private void storedHashes(CompactRange range, List<Finding> findings) {
        try {
            if (CompactRange.read(range.size(), new TreeTable(jdbc)).root().equals(range.root())) {
                return;
            }
        } catch (IllegalStateException | IllegalArgumentException missing) {
            findings.add(new Finding(Kind.HASHES, "hashes of the tree of size " + range.size() + " are missing"));
            return;
        }
        findings.add(new Finding(Kind.HASHES, "hashes of the tree of size " + range.size()));
    }

    private long unsealed(List<Finding> findings) {
        record Unsealed(long all, long late) {}
        Unsealed unsealed = jdbc.sql("""
            select count(*),
                   count(*) filter (where e.stored_at < clock_timestamp() - interval '5 seconds'
                       or not exists (select from log_process p where p.process = e.process))
              from access_entry e
             where not exists (select from leaf l where l.process = e.process and l.number = e.number)
            """)
                .query((row, n) -> new Unsealed(row.getLong(1), row.getLong(2)))
                .single();
        if (unsealed.late() > 0) {
            findings.add(new Finding(
                    Kind.UNSEALED, unsealed.late() + " entries for more than five seconds, or of no known process"));
        }
        return unsealed.all();
    }
}
