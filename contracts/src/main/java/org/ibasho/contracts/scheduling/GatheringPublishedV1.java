package org.ibasho.contracts.scheduling;

import java.time.OffsetDateTime;
import java.util.List;
import org.ibasho.contracts.ContractEvent;

/**
 * A gathering was announced to the public. The event has only what the public page shows, without the theme, which is
 * free text.
 *
 * @param gatheringId the gathering (UUID)
 * @param programme {@code SANGO} or {@code YORIDOKORO}
 * @param kind such as {@code REGULAR} or {@code PERSONS}
 * @param mandate {@code OWN} (自主) or {@code COMMISSIONED} (委託)
 * @param startsAt start, with offset
 * @param endsAt end, with offset, after the start
 * @param venue the venue
 * @param doors the entrances: {@code VENUE}, {@code ZOOM}, {@code METAVERSE}; at least one
 */
public record GatheringPublishedV1(
        String gatheringId,
        String programme,
        String kind,
        String mandate,
        OffsetDateTime startsAt,
        OffsetDateTime endsAt,
        Venue venue,
        List<String> doors)
        implements ContractEvent {

    public GatheringPublishedV1 {
        doors = List.copyOf(doors);
    }

    /**
     * A public meeting place.
     *
     * @param name the building, as announced
     * @param town the municipality, as announced
     */
    public record Venue(String name, String town) {}

    @Override
    public String subject() {
        return gatheringId;
    }
}
