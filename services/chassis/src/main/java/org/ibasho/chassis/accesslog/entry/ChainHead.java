package org.ibasho.chassis.accesslog.entry;

import org.ibasho.chassis.accesslog.merkle.TreeHash;

/**
 * The head of a process's hash chain: the hash covers all its entries up to this number, in their order. A process
 * computes it from the entries that it wrote, and not from those that the database has.
 *
 * @param number of the last entry; 0 before the first one
 */
public record ChainHead(String process, long number, TreeHash hash) {

    /** Before the first entry of a process. */
    public static ChainHead start(String process) {
        return new ChainHead(process, 0, TreeHash.empty());
    }

    /** The head after one more entry. */
    ChainHead with(Entry entry) {
        return with(entry.number(), TreeHash.leaf(entry.leaf()));
    }

    /** The head after one more entry, whose leaf has this hash. */
    public ChainHead with(long entryNumber, TreeHash leaf) {
        return new ChainHead(process, entryNumber, TreeHash.node(hash, leaf));
    }
}
