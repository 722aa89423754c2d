package org.ibasho.consultation.consultation.register;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ibasho.consultation.consultation.Channel;

/**
 * The consultations of a month in Japan.
 *
 * @param entries the latest first
 */
public record RegisterMonth(YearMonth month, List<RegisterEntry> entries) {

    public RegisterMonth {
        entries = List.copyOf(entries);
    }

    /** The number of consultations. */
    public int total() {
        return entries.size();
    }

    /** The numbers by channel in the order of the code list, without unused channels. */
    public Map<Channel, Integer> byChannel() {
        Map<Channel, Integer> counts = new EnumMap<>(Channel.class);
        entries.forEach(entry -> counts.merge(Channel.valueOf(entry.channel()), 1, Integer::sum));
        return counts;
    }
}
