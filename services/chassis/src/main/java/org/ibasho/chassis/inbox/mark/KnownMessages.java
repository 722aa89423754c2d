package org.ibasho.chassis.inbox.mark;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ibasho.chassis.inbox.mark.MarkState.Verdict;
import org.jspecify.annotations.Nullable;

/** What the tables say about some messages and their subjects, and what is to be added. For one thread. */
public final class KnownMessages {

    /** Stands for every reaction, also for those to come. */
    static final String ALL = "";

    /** The kinds of rows that may be there already. */
    static final String DISCARDED = "discarded";

    static final String LOST_NUMBER = "lost-number";

    private final Map<UUID, Set<String>> reactions = new HashMap<>();
    private final Map<MarkKey, StoredMark> marks = new HashMap<>();
    private final Map<RowKey, Row> added = new LinkedHashMap<>();

    /**
     * A mark.
     *
     * @param version how often it has been written, 0 if never
     */
    record StoredMark(long version, MarkState stored, MarkState now) {

        static final StoredMark NONE = new StoredMark(0, MarkState.NONE, MarkState.NONE);

        boolean isChanged() {
            return now.era() != stored.era() || now.sequence() != stored.sequence();
        }

        private StoredMark with(MarkState state) {
            return new StoredMark(version, stored, state);
        }

        private StoredMark written() {
            return isChanged() ? new StoredMark(version + 1, now, now) : this;
        }
    }

    /**
     * A row of the table {@code inbox}.
     *
     * @param mark for a message beyond a gap
     */
    record Row(
            UUID id,
            String reaction,
            String type,
            @Nullable MarkKey mark,
            @Nullable MessageNumber number) {

        boolean mayBeThere() {
            return type.equals(DISCARDED) || type.equals(LOST_NUMBER);
        }

        /** One row for both, the later of which has a number. */
        private Row and(Row later) {
            return new Row(id, reaction, mayBeThere() ? later.type : type, later.mark, later.number);
        }
    }

    private record RowKey(UUID id, String reaction) {}

    KnownMessages() {}

    void add(UUID id, String reaction) {
        reactions.computeIfAbsent(id, one -> new HashSet<>()).add(reaction);
    }

    void add(MarkKey key, long version, MarkState state) {
        marks.put(key, new StoredMark(version, state, state.closed()));
    }

    Map<MarkKey, StoredMark> marks() {
        return marks;
    }

    List<Row> added() {
        return List.copyOf(added.values());
    }

    /** For a transaction that may be rolled back. */
    public KnownMessages copy() {
        KnownMessages copy = new KnownMessages();
        reactions.forEach((id, names) -> copy.reactions.put(id, new HashSet<>(names)));
        copy.marks.putAll(marks);
        return copy;
    }

    /** Takes over what a copy's transaction has committed. */
    public void adopt(KnownMessages committed) {
        committed.reactions.forEach((id, names) ->
                reactions.computeIfAbsent(id, one -> new HashSet<>()).addAll(names));
        committed.marks.forEach((key, mark) -> marks.put(key, mark.written()));
    }

    /** Whether an operator has discarded a message. */
    public boolean isDiscarded(UUID id) {
        return reactions.getOrDefault(id, Set.of()).contains(ALL);
    }

    /** What a reaction is to do with a message. */
    public Verdict judge(MarkKey key, UUID id, Optional<MessageNumber> number) {
        Set<String> done = reactions.getOrDefault(id, Set.of());
        MarkState mark = mark(key).now();
        if (done.contains(key.reaction()) || done.contains(ALL) || mark.isRecorded(id)) {
            return Verdict.DONE;
        }
        return number.map(one -> mark.judge(one, id)).orElse(Verdict.NEW);
    }

    /** Whether recording a message as processed would add nothing. */
    public boolean isRecorded(MarkKey key, UUID id, Optional<MessageNumber> number) {
        MarkState mark = mark(key).now();
        return number.map(one -> mark.with(one, id).equals(mark))
                .orElseGet(() -> judge(key, id, number) == Verdict.DONE);
    }

    /**
     * Records that a reaction is done with a message.
     *
     * @return whether the message before it is missing
     */
    public boolean record(MarkKey key, UUID id, Optional<MessageNumber> number, String type) {
        if (number.isEmpty()) {
            add(id, key.reaction());
            add(new Row(id, key.reaction(), type, null, null));
            return false;
        }
        MessageNumber its = number.get();
        StoredMark before = mark(key);
        before.now().idsLostTo(its).forEach(lost -> keepId(lost, key.reaction()));
        MarkState after = before.now().with(its, id);
        marks.put(key, before.with(after));
        if (after.beyond().containsKey(its.sequence()) && !before.now().beyond().containsKey(its.sequence())) {
            boolean there = reactions.getOrDefault(id, Set.of()).contains(key.reaction());
            add(new Row(id, key.reaction(), there ? LOST_NUMBER : type, key, its));
        }
        return !after.equals(before.now()) && before.now().isGapBefore(its);
    }

    private void keepId(UUID id, String reaction) {
        add(id, reaction);
        add(new Row(id, reaction, LOST_NUMBER, null, null));
    }

    private void add(Row row) {
        added.merge(new RowKey(row.id(), row.reaction()), row, Row::and);
    }

    /** Records that no reaction ever processes a message. */
    public void recordDiscarded(UUID id) {
        add(id, ALL);
        add(new Row(id, ALL, DISCARDED, null, null));
    }

    private StoredMark mark(MarkKey key) {
        return marks.getOrDefault(key, StoredMark.NONE);
    }
}
