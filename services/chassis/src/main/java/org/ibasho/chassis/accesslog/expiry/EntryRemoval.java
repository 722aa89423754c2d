package org.ibasho.chassis.accesslog.expiry;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Removes entries in pages, in the order of their leaves and by the leaves' index. The hash of an entry's leaf, its
 * process and its number remain.
 */
public final class EntryRemoval {

    /** The most entries that one transaction removes. */
    private static final int PAGE = 1_000;

    private EntryRemoval() {}

    /** The first leaf whose entry has not been removed. */
    public static long removedBefore(JdbcClient jdbc) {
        return jdbc.sql("select removed_before from entry_removal")
                .query(Long.class)
                .single();
    }

    /**
     * Removes entries page by page, and returns how many have gone. If it is to stop, the next one goes on from there.
     *
     * @param owner the log's database, opened as the owner of its tables
     * @param before the first leaf that keeps its entry
     * @param stopping is asked after each page
     */
    public static long removeBefore(LogDatabase owner, long before, BooleanSupplier stopping) {
        long removed = 0;
        Optional<Integer> page = page(owner, before);
        while (page.isPresent()) {
            removed += page.get();
            page = stopping.getAsBoolean() ? Optional.empty() : page(owner, before);
        }
        return removed;
    }

    /** Removes one page and returns the number of entries; empty if all have gone, or another process removes them. */
    private static Optional<Integer> page(LogDatabase owner, long before) {
        JdbcClient jdbc = owner.jdbc();
        return Optional.ofNullable(owner.transactions()
                .execute(status -> jdbc.sql("select removed_before from entry_removal for update skip locked")
                        .query(Long.class)
                        .optional()
                        .filter(from -> from < before)
                        .map(from -> remove(jdbc, from, Math.min(from + PAGE, before)))
                        .orElse(null)));
    }

    private static int remove(JdbcClient jdbc, long from, long before) {
        int removed = jdbc.sql("""
            delete from access_entry e using leaf l
             where l.index >= ? and l.index < ? and e.process = l.process and e.number = l.number
            """).params(from, before).update();
        jdbc.sql("update entry_removal set removed_before = ?").param(before).update();
        return removed;
    }
}
