package org.ibasho.chassis.accesslog.seal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.ibasho.chassis.accesslog.entry.Entry;
import org.ibasho.chassis.accesslog.merkle.SigningKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An attack of a side's superuser on what the other side has witnessed.
 *
 * @param seed decides where it strikes, and everything else
 */
record Attack(long seed, Way way, CoverUp coverUp) {

    /** What is done to the entries. */
    enum Way {
        ALTERED,
        DELETED,
        INSERTED,
        REORDERED,
        CUT_OFF,
        OLDER_COPY,
        OLDER_COPY_GOES_ON,
        /** An entry goes as if its term had ended. */
        EXPIRED_EARLY,
        /** The leaf of an entry that has expired becomes another one. */
        EXPIRED_CHANGED,
        /** In the place of an entry that has expired, there is one again, which says something else. */
        EXPIRED_BACK
    }

    /** What is done so that nobody sees it. */
    enum CoverUp {
        NOTHING,
        /** The tree's hashes fit the entries again. */
        HASHES,
        /** The same, and heads that do not fit any more are gone. */
        HEADS_REMOVED,
        /** The same, and there are heads again, which the attacker has signed with a key of their own. */
        HEADS_OF_ANOTHER_KEY,
        /** The same, and the side's own sealer has been brought to sign them. */
        HEADS_OF_THE_SIDE
    }

    static Attack of(long seed) {
        Random random = new Random(seed);
        Way[] ways = Way.values();
        CoverUp[] coverUps = CoverUp.values();
        return new Attack(seed, ways[random.nextInt(ways.length)], coverUps[random.nextInt(coverUps.length)]);
    }

    /**
     * Strikes.
     *
     * @param witnessed the size of the last head that the other side has witnessed: something below it changes
     * @param key of the attacked side
     */
    void strike(ForgedLog untouched, int witnessed, SigningKey key, JdbcClient superuser) {
        Random random = new Random(~seed);
        ForgedLog log = untouched.copy();
        int place = way == Way.EXPIRED_CHANGED || way == Way.EXPIRED_BACK
                ? random.nextInt(log.expired())
                : log.expired() + random.nextInt(witnessed - log.expired());
        changeEntries(log, place, witnessed, random);
        if ((coverUp != CoverUp.NOTHING && coverUp != CoverUp.HASHES) || isOlder()) {
            log.heads().removeIf(head -> head.size() > place);
        }
        List<Long> sizes = untouched.heads().stream().map(Head::size).toList();
        long expired = way == Way.EXPIRED_EARLY ? place + 1 : log.expired();
        switch (coverUp) {
            case NOTHING, HASHES, HEADS_REMOVED -> {}
            case HEADS_OF_ANOTHER_KEY -> {
                SigningKey forged = SigningKey.generate(key.verifier().name());
                replaceHeads(log, log.headsAgain(sizes, key.verifier().name(), forged, expired));
            }
            case HEADS_OF_THE_SIDE ->
                replaceHeads(log, log.headsAgain(sizes, key.verifier().name(), key, expired));
        }
        // without its hash, the leaf of an entry that has expired is nothing that could be changed
        log.write(superuser, coverUp != CoverUp.NOTHING || way == Way.EXPIRED_CHANGED);
        if (way == Way.EXPIRED_EARLY) {
            superuser
                    .sql("update entry_removal set removed_before = ?")
                    .param(expired)
                    .update();
        }
    }

    private boolean isOlder() {
        return way == Way.OLDER_COPY || way == Way.OLDER_COPY_GOES_ON;
    }

    private static void replaceHeads(ForgedLog log, List<Head> heads) {
        log.heads().clear();
        log.heads().addAll(heads);
    }

    private void changeEntries(ForgedLog log, int place, int witnessed, Random random) {
        switch (way) {
            case ALTERED -> replace(log, place, altered(log.leaves().get(place), random));
            case DELETED -> delete(log, place);
            case INSERTED -> insert(log, place, random);
            case REORDERED -> reorder(log, place, witnessed, random);
            case CUT_OFF -> cutOff(log, place);
            case OLDER_COPY -> cutOff(log, place);
            case OLDER_COPY_GOES_ON -> {
                Entry last = log.leaves().getLast();
                cutOff(log, place);
                for (int more = 0; more < 1 + random.nextInt(2 * witnessed); more++) {
                    append(log, log.leaves().size(), like(last, "later/1", more + 1L));
                }
            }
            case EXPIRED_EARLY -> log.entries().remove(log.leaves().get(place));
            case EXPIRED_CHANGED -> log.leaves().set(place, altered(log.leaves().get(place), random));
            case EXPIRED_BACK -> log.entries().add(altered(log.leaves().get(place), random));
        }
    }

    private static Entry altered(Entry entry, Random random) {
        String other = new UUID(random.nextLong(), random.nextLong()).toString();
        return switch (random.nextInt(5)) {
            case 0 ->
                new Entry(
                        entry.process(),
                        entry.number(),
                        entry.at(),
                        entry.request(),
                        other,
                        entry.kind(),
                        entry.sealed());
            case 1 ->
                new Entry(
                        entry.process(),
                        entry.number(),
                        entry.at(),
                        entry.request(),
                        entry.subject(),
                        entry.kind(),
                        other);
            case 2 ->
                new Entry(
                        entry.process(),
                        entry.number(),
                        entry.at(),
                        other,
                        entry.subject(),
                        entry.kind(),
                        entry.sealed());
            case 3 ->
                new Entry(
                        entry.process(),
                        entry.number(),
                        entry.at().plusNanos(1_000),
                        entry.request(),
                        entry.subject(),
                        entry.kind(),
                        entry.sealed());
            default ->
                new Entry(
                        entry.process(),
                        entry.number(),
                        entry.at(),
                        entry.request(),
                        entry.subject(),
                        "REFUSED",
                        entry.sealed());
        };
    }

    private static Entry like(Entry entry, String process, long number) {
        return new Entry(
                process,
                number,
                entry.at().minus(Duration.ofMinutes(1)),
                "forged-" + number,
                entry.subject(),
                entry.kind(),
                entry.sealed());
    }

    private static void replace(ForgedLog log, int place, Entry entry) {
        Entry before = log.leaves().set(place, entry);
        log.entries().set(log.entries().indexOf(before), entry);
    }

    private static void append(ForgedLog log, int place, Entry entry) {
        log.entries().add(entry);
        log.leaves().add(place, entry);
    }

    /** Whoever covers it up closes the gap, too. */
    private void delete(ForgedLog log, int place) {
        Entry gone = log.leaves().get(place);
        log.entries().remove(gone);
        if (coverUp == CoverUp.NOTHING) {
            return;
        }
        log.leaves().remove(place);
        for (int later = place; later < log.leaves().size(); later++) {
            Entry entry = log.leaves().get(later);
            if (entry.process().equals(gone.process())) {
                replace(log, later, numbered(entry, entry.number() - 1));
            }
        }
    }

    private static Entry numbered(Entry entry, long number) {
        return new Entry(
                entry.process(), number, entry.at(), entry.request(), entry.subject(), entry.kind(), entry.sealed());
    }

    private void insert(ForgedLog log, int place, Random random) {
        Entry forged = like(log.leaves().get(place), "forged/" + random.nextInt(9), 1);
        if (coverUp == CoverUp.NOTHING) {
            log.entries().add(forged);
        } else {
            append(log, place, forged);
        }
    }

    /** Two leaves change places, or two entries change what they say. */
    private static void reorder(ForgedLog log, int place, int witnessed, Random random) {
        int first = log.expired();
        int count = witnessed - first;
        int other = first + (place - first + 1 + random.nextInt(count - 1)) % count;
        Entry one = log.leaves().get(place);
        Entry two = log.leaves().get(other);
        if (random.nextBoolean()) {
            log.leaves().set(place, two);
            log.leaves().set(other, one);
        } else {
            replace(log, place, saying(one, two));
            replace(log, other, saying(two, one));
        }
    }

    private static Entry saying(Entry place, Entry content) {
        return new Entry(
                place.process(),
                place.number(),
                place.at(),
                content.request(),
                content.subject(),
                content.kind(),
                content.sealed());
    }

    private static void cutOff(ForgedLog log, int place) {
        List<Entry> gone =
                new ArrayList<>(log.leaves().subList(place, log.leaves().size()));
        log.leaves().removeAll(gone);
        log.entries().removeAll(gone);
    }
}
