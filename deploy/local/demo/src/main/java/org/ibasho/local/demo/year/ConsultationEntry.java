package org.ibasho.local.demo.year;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.ibasho.local.demo.vocabulary.AgeBand;
import org.ibasho.local.demo.vocabulary.Channel;
import org.ibasho.local.demo.vocabulary.Purpose;
import org.ibasho.local.demo.vocabulary.Relationship;

/**
 * A consultation, in codes only.
 *
 * @param id what tells it from all others of its file, however the file is rearranged
 */
public record ConsultationEntry(
        String id, Channel channel, Relationship relationship, AgeBand age, List<Purpose> purposes, OffsetDateTime at) {

    public ConsultationEntry {
        purposes = List.copyOf(purposes);
    }

    /** Whether it has taken place by now. */
    public boolean isPast(LocalDate today) {
        return !at.toLocalDate().isAfter(today);
    }
}
