package org.ibasho.chassis.accesslog.verify;

import java.util.List;

/**
 * The result of a verification.
 *
 * @param leaves how many entries are in the tree
 * @param expired how many of the first ones may be gone, because the other side agreed that their term has ended
 * @param heads how many signed heads were compared
 * @param witnessed how many of the other side's witnessed heads were compared
 * @param goodUpTo the size of the largest tree that agrees with a signed head and everything before it
 * @param chains how many processes' entries were compared with the chain heads that the process sent
 * @param unsealed how many entries are no leaves yet
 * @param findings what is wrong; empty if all is well
 */
public record Report(
        long leaves,
        long expired,
        int heads,
        int witnessed,
        long goodUpTo,
        int chains,
        long unsealed,
        List<Finding> findings) {

    public Report {
        findings = List.copyOf(findings);
    }

    /** Whether nothing is wrong. */
    public boolean isGood() {
        return findings.isEmpty();
    }
}
