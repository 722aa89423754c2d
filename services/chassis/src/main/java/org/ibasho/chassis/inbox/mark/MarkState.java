package org.ibasho.chassis.inbox.mark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Which messages of one topic and subject a reaction is done with. The mark never passes a number that is missing:
 * what is processed beyond a gap is remembered number by number, until the gap is filled.
 *
 * @param era the latest era that a message has named
 * @param eraStart the last number of earlier eras that is valid in it
 * @param sequence the mark: the reaction is done with all numbers up to it
 * @param recent the ids of the last numbers up to the mark, in order
 * @param beyond numbers above the mark that the reaction is done with, and their ids
 */
public record MarkState(int era, long eraStart, long sequence, List<UUID> recent, SortedMap<Long, UUID> beyond) {

    /** So many ids are kept, to recognise another event under a number that is taken. */
    static final int RECENT = 64;

    static final MarkState NONE = new MarkState(0, 0, 0, List.of(), Collections.emptySortedMap());

    /** What to do with a message. */
    public enum Verdict {
        /** The reaction has not processed it. */
        NEW,
        /** The reaction is done with it. */
        DONE,
        /** Another event has its number. */
        NUMBER_TAKEN,
        /** Its number was valid only in an era that is over. */
        OUTDATED;

        /** Whether the message's number is one that it may have. */
        public boolean fits() {
            return this == NEW || this == DONE;
        }
    }

    public MarkState {
        recent = List.copyOf(recent);
        beyond = Collections.unmodifiableSortedMap(new TreeMap<>(beyond));
    }

    Verdict judge(MessageNumber number, UUID id) {
        if (isRecorded(id)) {
            return Verdict.DONE;
        }
        MarkState now = inEraOf(number);
        if (now.isOutdated(number)) {
            return Verdict.OUTDATED;
        }
        if (now.idOf(number.sequence()).isPresent()) {
            return Verdict.NUMBER_TAKEN;
        }
        return number.sequence() <= now.sequence ? Verdict.DONE : Verdict.NEW;
    }

    /** Whether an event is among those whose ids are kept, under whichever number. */
    boolean isRecorded(UUID id) {
        return recent.contains(id) || beyond.containsValue(id);
    }

    private boolean isOutdated(MessageNumber number) {
        return number.era() < era && number.sequence() > eraStart;
    }

    private Optional<UUID> idOf(long number) {
        long place = number - (sequence - recent.size()) - 1;
        return place >= 0 && place < recent.size()
                ? Optional.of(recent.get((int) place))
                : Optional.ofNullable(beyond.get(number));
    }

    /** The state once the reaction is done with a message. */
    MarkState with(MessageNumber number, UUID id) {
        MarkState now = inEraOf(number);
        if (now.isOutdated(number) || number.sequence() <= now.sequence || now.beyond.containsKey(number.sequence())) {
            return now;
        }
        SortedMap<Long, UUID> more = new TreeMap<>(now.beyond);
        more.put(number.sequence(), id);
        return new MarkState(now.era, now.eraStart, now.sequence, now.recent, more).closed();
    }

    /** Moves the mark over the numbers that follow it without a gap. */
    MarkState closed() {
        List<UUID> ids = new ArrayList<>(recent);
        SortedMap<Long, UUID> left = new TreeMap<>(beyond);
        long reached = sequence;
        for (UUID next = left.remove(reached + 1); next != null; next = left.remove(reached + 1)) {
            ids.add(next);
            reached++;
        }
        List<UUID> last = ids.subList(Math.max(0, ids.size() - RECENT), ids.size());
        return reached == sequence ? this : new MarkState(era, eraStart, reached, last, left);
    }

    /** A later era takes the numbers after its start from the events that had them. */
    private MarkState inEraOf(MessageNumber number) {
        if (number.era() <= era) {
            return this;
        }
        long valid = Math.min(sequence, number.eraStart());
        long ids = Math.max(0, recent.size() - (sequence - valid));
        return new MarkState(
                number.era(),
                number.eraStart(),
                valid,
                recent.subList(0, (int) ids),
                beyond.headMap(number.eraStart() + 1));
    }

    /** The ids of events that lose their numbers because a message names a later era. */
    Set<UUID> idsLostTo(MessageNumber number) {
        MarkState now = inEraOf(number);
        Set<UUID> lost = new HashSet<>(recent);
        lost.addAll(beyond.values());
        now.recent.forEach(lost::remove);
        now.beyond.values().forEach(lost::remove);
        return lost;
    }

    /** Whether the number before a message's is missing. */
    boolean isGapBefore(MessageNumber number) {
        MarkState now = inEraOf(number);
        long before = number.sequence() - 1;
        return !now.isOutdated(number) && before > now.sequence && !now.beyond.containsKey(before);
    }
}
